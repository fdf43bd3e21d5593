//! The page as HTML.

use super::Page;
use crate::app::icon::icon;
use crate::app::wish::{Ask, Tab, Wish};
use crate::app::{
    add, announce, context_bar, empty, export, files, history, inspector, key_map, masthead, palette,
    problems, share, source, splitter, topology, tree,
};
use yew::{Context, Html, classes, html};

impl Page {
    /// The page as it is now.
    pub(super) fn draw(&self, context: &Context<Page>) -> Html {
        let ask = self.ask(context).knowing(self.memory.clone());
        let view = &self.view;
        let loaded = view.file.is_some();
        let settings = &context.props().settings;
        html! {
            <div
                ref={self.place.0.clone()}
                part="page"
                lang={ask.words.tag()}
                data-ui={settings.ui.as_str()}
                data-saves={settings.saves.then_some("true")}
                data-readonly={settings.readonly.then_some("true")}
                class={classes!("page", loaded.then_some("loaded"), self.dragging.then_some("dragging"))}
                data-tab={self.tab.as_str()}
                data-sheet={self.sheet.then_some("open")}
                data-unsaved={self.would_be_lost().then_some("true")}
            >
                <masthead::Masthead shown={masthead::Shown::from(&**view)} tab={self.tab} settings={settings.clone()} ask={ask.clone()} />
                if let (Some(left_out), Some(file)) = (self.resumed, &view.file) {
                    { resumed(&file.name, left_out, &ask) }
                }
                if loaded {
                    { self.work(context, &ask) }
                } else if !settings.alone {
                    <main class="empty"><p class="none">{ ask.words.nothing_loaded() }</p></main>
                } else {
                    <empty::Empty ask={ask.clone()} />
                }
                <files::Picker input={self.picker.clone()} ask={ask.clone()} />
                if self.dragging && loaded {
                    <div class="drop-veil" aria-hidden="true">{ ask.words.drop_to_open() }</div>
                }
                if let Some((notice, _)) = &self.notice {
                    <announce::Toast notice={notice.clone()} ask={ask.clone()} />
                }
                <announce::Announce text={announce::summary(view, ask.words)} />
                <palette::Palette view={self.palette.then(|| view.clone())} alone={settings.alone} ask={ask.clone()} />
                <add::AddDevice adding={self.adding.clone()} ask={ask.clone()} />
                <share::ShareDialog share={self.share.clone()} ask={ask.clone()} />
                <history::History
                    view={self.history.then(|| view.clone())}
                    changes={self.changes.clone()}
                    readonly={settings.readonly}
                    work={self.work.clone().filter(|_| self.history)}
                    ask={ask.clone()}
                />
                <key_map::KeyMap open={self.key_map} {ask} />
            </div>
        }
    }

    pub(super) fn work(&self, context: &Context<Page>, ask: &Ask) -> Html {
        let (view, ask) = (self.view.clone(), ask.clone());
        let exporting = self.tab == Tab::Export;
        let covered = exporting || self.tab == Tab::Topology;
        html! { <>
            <context_bar::ContextBar shown={context_bar::Shown::from(&*view)} tab={self.tab} ask={ask.clone()} />
            <main class="work" hidden={covered} aria-label={ask.words.devices()}>
                <tree::TreePane view={view.clone()} ask={ask.clone()} />
                <splitter::Splitter pane={splitter::Pane::Tree} words={ask.words} />
                <inspector::InspectorPane
                    shown={view.inspector.clone()}
                    error={view.source.error.clone()}
                    can_undo={view.undo.is_some()}
                    readonly={context.props().settings.readonly}
                    ask={ask.clone()}
                />
                <splitter::Splitter pane={splitter::Pane::Source} words={ask.words} />
                <source::SourcePane
                    key={format!("{} {}", ask.words.tag(), context.props().settings.readonly)}
                    view={view.clone()}
                    opening={self.opening}
                    ghosts={self.ghosts}
                    problem={self.problem}
                    reveal={self.reveal.clone()}
                    lent={context.props().lent.clone()}
                    readonly={context.props().settings.readonly}
                    ask={ask.clone()}
                />
            </main>
            if let Some(export) = self.export.clone().filter(|_| exporting) {
                <export::ExportView {export} known={self.studies.known.clone()} view={view.clone()} ask={ask.clone()} />
            }
            if let Some(topology) = self.topology.clone().filter(|_| self.tab == Tab::Topology) {
                <topology::TopologyView {topology} view={view.clone()} ask={ask.clone()} />
            }
            <problems::ProblemStrip
                problems={view.problems.clone()}
                error={view.source.error.clone()}
                open={self.problems_open || self.tab == Tab::Problems}
                alone={self.tab == Tab::Problems}
                current={self.problem}
                ask={ask.clone()}
            />
            <context_bar::BottomBar problems={view.counts.problems} can_export={view.can_export()} tab={self.tab} {ask} />
        </> }
    }
}

/// Says that work of the last visit is back, until it is closed.
fn resumed(name: &str, left_out: usize, ask: &Ask) -> Html {
    let close = ask.reform(|_| Wish::CloseResumed);
    html! {
        <section class="resumed" aria-label={ask.words.work_is_back()} role="status">
            <span><b>{ ask.words.work_is_back() }</b>{ ". " }{ ask.words.resumed(name, left_out) }</span>
            <button type="button" class="link" onclick={ask.reform(|_| Wish::ToggleHistory)}>{ ask.words.since_loaded() }</button>
            <button type="button" class="link" onclick={ask.reform(|_| Wish::ForgetWork)}>{ ask.words.forget_work() }</button>
            <span class="space"></span>
            <button type="button" class="plain sign" aria-label={ask.words.close()} title={ask.words.close()} onclick={close}>{ icon("close") }</button>
        </section>
    }
}
