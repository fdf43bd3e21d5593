//! The page before anything is loaded: drop, open, paste, samples, and what happens to a file.

use super::icon::icon;
use super::text;
use super::wish::{Ask, Secrets, Wish};
use crate::editor::{Command, samples};
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct EmptyProps {
    pub(super) ask: Ask,
}

#[component]
pub(super) fn Empty(props: &EmptyProps) -> Html {
    let ask = &props.ask;
    let wish = |wish: Wish| ask.reform(move |_| wish.clone());
    html! { <>
        <main class="empty">
            <div class="column">
                <h1>{ text::EMPTY_TITLE }</h1>
                <p class="lead">{ text::EMPTY_TEXT }</p>
                <div class="drop">
                    <svg class="sheet" viewBox="0 0 60 64" aria-hidden="true" focusable="false">
                        <rect x="1" y="1" width="58" height="62" rx="5" />
                        <rect x="9" y="12" width="42" height="9" rx="2" />
                        <rect x="9" y="28" width="42" height="9" rx="2" />
                        <rect class="dashed" x="9" y="44" width="42" height="9" rx="2" />
                    </svg>
                    <div>
                        <h2>{ text::DROP_HERE }</h2>
                        <p>{ text::OR_PASTE }{ " " }<kbd>{ "Ctrl V" }</kbd></p>
                        <div class="actions">
                            <button type="button" class="button primary" onclick={wish(Wish::PickFile)}>{ icon("open") }{ text::OPEN_FILE }</button>
                            <button type="button" class="button" onclick={wish(Wish::PasteFromClipboard)}>{ icon("paste") }{ text::PASTE_XML }</button>
                        </div>
                    </div>
                </div>
                <div class="two">
                    <section>
                        <h2>{ text::FROM_SAMPLE }</h2>
                        <ul class="samples">
                            { for samples().iter().map(|sample| html! {
                                <li>
                                    <button type="button" onclick={wish(Wish::Do(Command::LoadSample(sample.id.to_owned())))}>
                                        <span class="mono name">{ sample.id }</span>
                                        <span class="title">{ sample.title }</span>
                                        <span class="detail">{ sample.detail }</span>
                                        { icon("right") }
                                    </button>
                                </li>
                            }) }
                        </ul>
                    </section>
                    <section>
                        <h2>{ text::BEST_INPUT }</h2>
                        <div class="command">
                            <code>{ text::BEST_COMMAND }</code>
                            <button type="button" class="plain sign" aria-label={text::COPY_COMMAND} title={text::COPY_COMMAND}
                                onclick={wish(Wish::Copy(text::BEST_COMMAND.to_owned(), Secrets::None))}>{ icon("copy") }</button>
                        </div>
                        <p class="hint">{ text::BEST_HINT_BEFORE }<code>{ text::BEST_HINT_OPTION }</code>{ text::BEST_HINT_AFTER }</p>
                        <h2>{ text::YOUR_FILE }</h2>
                        <ul class="promises">
                            <li>{ icon("lock") }{ text::YOUR_FILE_STAYS }</li>
                            <li>{ icon("code") }{ text::YOUR_FILE_BYTES }</li>
                            <li>{ icon("eye") }{ text::YOUR_FILE_IMPLICIT }</li>
                        </ul>
                    </section>
                </div>
            </div>
        </main>
        <footer class="foot">
            <span>{ text::KNOWS }</span>
            <span class="space"></span>
            <span>{ text::NOTHING_SENT }</span>
            <button type="button" class="plain" onclick={wish(Wish::ToggleKeyMap)}><kbd>{ "?" }</kbd>{ text::KEY_MAP.to_lowercase() }</button>
        </footer>
    </> }
}
