//! USB ports as a picture and, for screen readers, as the list that it is: each bus with its ports, each hub with its own.

use super::super::icon::icon;
use super::super::wish::{Ask, Wish};
use crate::editor::{Command, UsbBus, UsbPort};
use yew::{Html, classes, html};

/// The ports as they are and, in a preview, as they would be.
pub(super) fn now_and_then(now: &[UsbBus], then: Option<&[UsbBus]>, ask: &Ask) -> Html {
    if now.is_empty() && then.is_none() {
        return Html::default();
    }
    let words = ask.words;
    html! {
        <div class="ports-now-then">
            { side(words.ports_now(), now, false, ask) }
            if let Some(then) = then {
                <span class="between">{ icon("to") }</span>
                { side(words.ports_then(), then, true, ask) }
            }
        </div>
    }
}

fn side(title: &'static str, buses: &[UsbBus], previewed: bool, ask: &Ask) -> Html {
    let used: usize = buses.iter().map(|it| it.used).sum();
    let free: usize = buses.iter().map(|it| it.free).sum();
    html! {
        <div class={classes!("ports", previewed.then_some("previewed"))}>
            <h4>{ title }<span class="hint">{ ask.words.ports_used(used, used + free) }</span></h4>
            if buses.is_empty() {
                <p class="hint">{ ask.words.no_ports() }</p>
            }
            <div class="buses">{ for buses.iter().map(|it| bus(it, buses.len() > 1, previewed, ask)) }</div>
        </div>
    }
}

/// `several`: it is one of several, so its own budget is told.
fn bus(bus: &UsbBus, several: bool, previewed: bool, ask: &Ask) -> Html {
    html! {
        <div class="bus">
            <p class="bus-title">{ &bus.title }</p>
            if several { <p class="hint" lang={ask.tongue(&bus.summary)}>{ &bus.summary }</p> }
            { ports(&bus.ports, previewed, ask) }
        </div>
    }
}

fn ports(ports: &[UsbPort], previewed: bool, ask: &Ask) -> Html {
    html! { <ul>{ for ports.iter().map(|it| port(it, previewed, ask)) }</ul> }
}

fn port(port: &UsbPort, previewed: bool, ask: &Ask) -> Html {
    let words = ask.words;
    let title = words.port(&port.path, port.device.as_deref().unwrap_or(words.free()));
    let who = port.device.as_deref().map_or_else(|| words.free().to_owned(), |it| words.short(it));
    let socket = icon(port.icon.unwrap_or("free"));
    // What is previewed cannot be selected: it is not there yet.
    let key = port.key.clone().filter(|_| !previewed);
    let class = classes!(
        "port",
        port.device.is_some().then_some("taken"),
        port.moved.then_some("moved"),
        port.problem.is_some().then_some("wrong"),
        (!port.ports.is_empty()).then_some("with-hub")
    );
    let label = html! { <>
        <span class="unseen">{ &title }</span>
        <span class="socket" aria-hidden="true">{ socket }</span>
        <b aria-hidden="true">{ &port.path }</b>
        <span class="who" aria-hidden="true">{ who }</span>
        if port.moved { <span class="tag brand">{ words.moved() }</span> }
        if let Some(problem) = &port.problem { <span class="unseen">{ problem }</span> }
    </> };
    html! {
        <li {class} title={port.problem.clone().unwrap_or_else(|| title.clone())}>
            if let Some(key) = key {
                <button type="button" class="seat"
                    onclick={ask.reform(move |_| Wish::Do(Command::Select(Some(key.clone()))))}>
                    { label }
                </button>
            } else {
                <span class="seat">{ label }</span>
            }
            if !port.ports.is_empty() { { ports(&port.ports, previewed, ask) } }
        </li>
    }
}
