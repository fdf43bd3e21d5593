//! USB ports as a picture and, for screen readers, as the list that it is.

use super::super::icon::icon;
use super::super::text::Language;
use crate::editor::{UsbBus, UsbPort};
use yew::{Html, classes, html};

/// The ports as they are and, in a preview, as they would be.
pub(super) fn now_and_then(now: &[UsbBus], then: Option<&[UsbBus]>, words: Language) -> Html {
    if now.is_empty() && then.is_none() {
        return Html::default();
    }
    html! {
        <div class="ports-now-then">
            { side(words.ports_now(), now, false, words) }
            if let Some(then) = then {
                <span class="between">{ icon("to") }</span>
                { side(words.ports_then(), then, true, words) }
            }
        </div>
    }
}

fn side(title: &'static str, buses: &[UsbBus], previewed: bool, words: Language) -> Html {
    let ports = || buses.iter().flat_map(|bus| &bus.ports);
    let used = ports().filter(|port| port.device.is_some()).count();
    html! {
        <div class={classes!("ports", previewed.then_some("previewed"))}>
            <h4>{ title }<span class="hint">{ words.ports_used(used, ports().count()) }</span></h4>
            if buses.is_empty() {
                <p class="hint">{ words.no_ports() }</p>
            }
            { for buses.iter().map(|it| bus(it, words)) }
        </div>
    }
}

fn bus(bus: &UsbBus, words: Language) -> Html {
    html! {
        <div class="bus">
            <p class="bus-title">{ &bus.title }</p>
            <ul>{ for bus.ports.iter().map(|it| port(it, words)) }</ul>
        </div>
    }
}

fn port(port: &UsbPort, words: Language) -> Html {
    let taken = port.device.is_some();
    let title = words.port(&port.path, port.device.as_deref().unwrap_or(words.free()));
    html! {
        <li class={classes!("port", taken.then_some("taken"))} {title}>
            <span class="socket">{ icon(port.device.as_deref().map_or("free", picture)) }</span>
            <b>{ &port.path }</b>
            <span class="who">{ port.device.as_deref().map_or_else(|| words.free().to_owned(), |it| words.short(it)) }</span>
        </li>
    }
}

/// The picture of what sits in a port, by the first word of its name.
fn picture(device: &str) -> &'static str {
    match device.split_whitespace().next().unwrap_or_default().to_lowercase().as_str() {
        "tablet" => "tablet",
        "mouse" => "mouse",
        "keyboard" => "keyboard",
        "hub" => "hub",
        "disk" | "cdrom" => "disk",
        _ => "redirdev",
    }
}
