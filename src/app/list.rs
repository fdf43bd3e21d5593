//! `List`: a drop-down list that shows what is so, also after a choice that came to nothing or was undone.

use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_effect, use_node_ref};

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Entry {
    /// What stands there.
    pub(super) label: String,
    /// The value that it stands for, for people who read the page by program.
    pub(super) value: String,
    pub(super) disabled: bool,
    /// More about it.
    pub(super) title: Option<String>,
}

#[derive(PartialEq, Properties)]
pub(super) struct ListProps {
    pub(super) entries: Vec<Entry>,
    /// Which entry it is now.
    pub(super) chosen: usize,
    /// Hears which entry is wanted.
    pub(super) choose: Callback<usize>,
    #[prop_or_default]
    pub(super) id: Option<String>,
    #[prop_or_default]
    pub(super) describedby: Option<String>,
    #[prop_or_default]
    pub(super) disabled: bool,
}

#[component]
pub(super) fn List(props: &ListProps) -> Html {
    let ListProps { entries, chosen, choose, id, describedby, disabled } = props;
    let list = use_node_ref();
    {
        // Once somebody has chosen, a browser heeds the attribute `selected` no more.
        let (list, chosen) = (list.clone(), i32::try_from(*chosen).unwrap_or(-1));
        use_effect(move || {
            if let Some(list) = list.cast::<HtmlSelectElement>().filter(|it| it.selected_index() != chosen) {
                list.set_selected_index(chosen);
            }
        });
    }
    let onchange = {
        let choose = choose.clone();
        move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Ok(index) = usize::try_from(index) {
                choose.emit(index);
            }
        }
    };
    html! {
        <select ref={list} id={id.clone()} disabled={*disabled} aria-describedby={describedby.clone()} {onchange}>
            { for entries.iter().map(|it| html! {
                <option value={it.value.clone()} disabled={it.disabled} title={it.title.clone()}>{ &it.label }</option>
            }) }
        </select>
    }
}
