//! The page before anything is loaded: drop, open, paste, samples, and what happens to a file.

use super::icon::icon;
use super::text::samples::SAMPLES;
use super::text::{BEST_COMMAND, BEST_OPTION};
use super::wish::{Ask, Secrets, Wish};
use crate::editor::Command;
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct EmptyProps {
    pub(super) ask: Ask,
}

#[component]
pub(super) fn Empty(props: &EmptyProps) -> Html {
    let EmptyProps { ask } = props;
    let wish = |wish: Wish| ask.reform(move |_| wish.clone());
    html! { <>
        <main class="empty">
            <div class="column">
                <h1>{ ask.words.empty_title() }</h1>
                <p class="lead">{ ask.words.empty_text() }</p>
                <div class="drop">
                    <svg class="sheet" viewBox="0 0 60 64" aria-hidden="true" focusable="false">
                        <rect x="1" y="1" width="58" height="62" rx="5" />
                        <rect x="9" y="12" width="42" height="9" rx="2" />
                        <rect x="9" y="28" width="42" height="9" rx="2" />
                        <rect class="dashed" x="9" y="44" width="42" height="9" rx="2" />
                    </svg>
                    <div>
                        <h2>{ ask.words.drop_here() }</h2>
                        <p>{ ask.words.or_paste() }{ " " }<kbd>{ ask.words.keys("Ctrl V") }</kbd></p>
                        <div class="actions">
                            <button type="button" class="button primary" onclick={wish(Wish::PickFile)}>{ icon("open") }{ ask.words.open_file() }</button>
                            <button type="button" class="button" onclick={wish(Wish::PasteFromClipboard)}>{ icon("paste") }{ ask.words.paste_xml() }</button>
                        </div>
                    </div>
                </div>
                <div class="two">
                    <section>
                        <h2>{ ask.words.or_sample() }</h2>
                        <ul class="samples">
                            { for SAMPLES.iter().map(|sample| html! {
                                <li>
                                    <button type="button" onclick={wish(Wish::Do(Command::LoadSample(sample.id.to_owned())))}>
                                        <span class="mono name">{ sample.id }</span>
                                        <span class="title">{ (sample.title)(ask.words) }</span>
                                        <span class="detail">{ (sample.detail)(ask.words) }</span>
                                        { icon("right") }
                                    </button>
                                </li>
                            }) }
                        </ul>
                    </section>
                    <section>
                        <h2>{ ask.words.best_input() }</h2>
                        <div class="command">
                            <code>{ BEST_COMMAND }</code>
                            <button type="button" class="plain sign" aria-label={ask.words.copy_command()} title={ask.words.copy_command()}
                                onclick={wish(Wish::Copy(BEST_COMMAND.to_owned(), Secrets::None))}>{ icon("copy") }</button>
                        </div>
                        <p class="hint">{ ask.words.best_hint_before() }<code>{ BEST_OPTION }</code>{ ask.words.best_hint_after() }</p>
                        <h2>{ ask.words.your_file() }</h2>
                        <ul class="promises">
                            <li>{ icon("lock") }{ ask.words.your_file_stays() }</li>
                            <li>{ icon("code") }{ ask.words.your_file_bytes() }</li>
                            <li>{ icon("eye") }{ ask.words.your_file_implicit() }</li>
                        </ul>
                    </section>
                </div>
            </div>
        </main>
        <footer class="foot">
            <span>{ ask.words.knows() }</span>
            <span class="space"></span>
            <span>{ ask.words.nothing_sent() }</span>
            <button type="button" class="plain" onclick={wish(Wish::ToggleKeyMap)}><kbd>{ "?" }</kbd>{ ask.words.key_map_in_a_line() }</button>
        </footer>
    </> }
}
