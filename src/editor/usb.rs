//! The USB panel: versions, exact models, ports, and what a choice would move.

use super::command::Command;
use super::diff;
use super::view::{Action, Key, Move, Preview, Usb, UsbBus, UsbChoice, UsbPort};
use super::{Editor, Scenery};
use crate::command::{self as plan, UsbModel, UsbWish};
use crate::domain::Domain;
use crate::implicit::{Completed, Mode, Origin, complete};
use crate::inventory::topology::{Bus, Filling, Kind, Place, summary, title, topology};
use crate::inventory::{Device, devices, find};
use crate::machine::Arch;

pub(super) fn panel(editor: &Editor, scenery: &Scenery<'_>, preview: Option<Preview>) -> Usb {
    Usb {
        versions: versions(editor, scenery),
        models: models(editor, scenery),
        ports: ports(scenery.completed, scenery.devices, &[]),
        preview,
    }
}

fn versions(editor: &Editor, scenery: &Scenery<'_>) -> Vec<UsbChoice> {
    let current = plan::current_usb(&scenery.completed.document);
    let is = |version: &str| current.is_some_and(|it| it.version == version);
    let choice = |title: &str, wish: UsbWish, model: &str, detail: &str, current: bool| {
        let blocked = plan::plan_usb(scenery.document, &editor.host, &wish, false).err().map(|it| it.message);
        UsbChoice {
            title: title.to_owned(),
            model: model.to_owned(),
            detail: detail.to_owned(),
            current,
            implicit: current && is_implicit(scenery),
            previewed: editor.preview.as_ref() == Some(&wish),
            blocked: blocked.filter(|_| !current),
            preview: Command::PreviewUsb(wish),
        }
    };
    let usb3 = current.filter(|it| it.version == "3.0").map_or("qemu-xhci", |it| it.name);
    vec![
        choice("None", UsbWish::None, "model='none'", "no USB devices", current.is_none()),
        choice("1.1", UsbWish::Usb1, "piix3-uhci", "2 ports", is("1.1")),
        choice("2.0", UsbWish::Usb2, "ich9 EHCI + 3 UHCI", "6 ports", is("2.0")),
        choice("3.0", UsbWish::Usb3, usb3, "4 ports, up to 15", is("3.0")),
    ]
}

fn models(editor: &Editor, scenery: &Scenery<'_>) -> Vec<UsbChoice> {
    let current = plan::current_usb(&scenery.completed.document);
    let written = Domain::of(&scenery.completed.document).arch().and_then(|it| Arch::parse(&it));
    let arch = written.unwrap_or(editor.host.arch);
    let choice = |it: UsbModel| {
        let wish = UsbWish::Model(it.name.to_owned());
        UsbChoice {
            title: it.name.to_owned(),
            model: format!("USB {}", it.version),
            detail: format!("since libvirt {}", it.since()),
            current: current == Some(it),
            implicit: current == Some(it) && is_implicit(scenery),
            previewed: editor.preview.as_ref() == Some(&wish),
            blocked: None,
            preview: Command::PreviewUsb(wish),
        }
    };
    plan::usb_models(&editor.host, arch).into_iter().map(choice).collect()
}

fn is_implicit(scenery: &Scenery<'_>) -> bool {
    let document = &scenery.completed.document;
    let mut usb = scenery
        .devices
        .iter()
        .filter(|it| document.name(it.node) == "controller" && document.attribute_is(it.node, "type", "usb"));
    usb.all(|it| it.origin != Origin::Written)
}

/// The USB buses of a completed domain; `moves` are those that led there.
fn ports(completed: &Completed, devices: &[Device], moves: &[plan::Move]) -> Vec<UsbBus> {
    let bus = |it: &Bus| UsbBus {
        key: it.controllers.first().map(|it| Key(it.clone())),
        title: title(it),
        summary: summary(it),
        used: it.used(),
        free: it.free(),
        ports: it.places.iter().map(|it| port(it, devices, moves)).collect(),
    };
    let buses = topology(completed, devices).buses;
    buses.iter().filter(|it| it.kind == Kind::Usb).map(bus).collect()
}

fn port(place: &Place, devices: &[Device], moves: &[plan::Move]) -> UsbPort {
    let seated: Vec<&Device> = match &place.filling {
        Filling::Taken(keys) => keys.iter().filter_map(|it| find(devices, it)).collect(),
        _ => Vec::new(),
    };
    let came = |it: &&Device| {
        let here = it.address.as_ref().map(|it| &it.text);
        moves.iter().any(|moved| moved.device == it.name && moved.to.as_ref() == here)
    };
    UsbPort {
        path: place.address.clone(),
        device: (!seated.is_empty())
            .then(|| seated.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")),
        icon: seated.first().map(|it| it.icon),
        key: seated.first().map(|it| Key(it.key.clone())),
        moved: seated.iter().any(came),
        problem: place.problem.clone(),
        ports: place.inner.iter().map(|it| port(it, devices, moves)).collect(),
    }
}

/// What the chosen preview would do; `None` where none is chosen or it is blocked.
pub(super) fn preview(editor: &Editor, scenery: &Scenery<'_>) -> Option<Preview> {
    let wish = editor.preview.as_ref()?;
    let transaction = plan::plan_usb(scenery.document, &editor.host, wish, false).ok()?;
    let mut after = scenery.document.clone();
    transaction.apply(&mut after);
    let completed = complete(&after, &editor.host, Mode::Define);
    let then = devices(&after, &completed);
    let moved = plan::moves(scenery.devices, &then);
    let pushed = moved.iter().filter(|it| it.stays && it.from.is_some() && it.to.is_some());
    let pushed = pushed.filter(|it| !it.device.starts_with("USB controller")).count();
    let patch = editor.compare_to_look_at(scenery.document, &after);
    let (added, removed) = diff::count(&patch);
    let unchanged = scenery.devices.len() - moved.iter().filter(|it| it.key.is_some()).count();
    Some(Preview {
        title: format!("Preview of {wish}, nothing written yet: +{added} −{removed} lines"),
        ports: ports(&completed, &then, &moved),
        moves: in_order(moved.into_iter().map(to_view).collect()),
        unchanged: format!("{unchanged} devices keep their address."),
        patch,
        actions: actions(wish, pushed),
    })
}

pub(super) fn to_view(it: plan::Move) -> Move {
    let usb = it.device.starts_with("USB controller");
    let guest = match (it.key.is_some(), it.stays) {
        (_, false) => "removed",
        (false, true) => "added",
        (true, true) if usb => "other hardware",
        (true, true) => "another address",
    };
    Move {
        key: it.key.map(Key),
        device: it.device,
        now: it.from.unwrap_or_default(),
        then: it.to.unwrap_or_default(),
        guest: guest.to_owned(),
    }
}

/// By the present address; functions added beside one that is listed already are told with it:
/// `00:1d.7 .0 .1 .2`.
fn in_order(mut moves: Vec<Move>) -> Vec<Move> {
    moves.sort_by_key(|it| (it.now.is_empty(), it.now.clone()));
    let mut listed: Vec<Move> = Vec::new();
    for it in moves {
        let slot = it.then.split_once('.').filter(|_| it.key.is_none());
        let beside = listed.iter_mut().find(|other| {
            slot.is_some_and(|(slot, _)| {
                it.device.starts_with(&other.device)
                    && other.then.split_once('.').is_some_and(|(its, _)| its == slot)
            })
        });
        match (beside, slot) {
            (Some(other), Some((_, function))) => other.then.push_str(&format!(" .{function}")),
            _ => listed.push(it),
        }
    }
    listed
}

fn actions(wish: &UsbWish, pushed: usize) -> Vec<Action> {
    let commit = |keep_addresses| Command::CommitUsb { wish: wish.clone(), keep_addresses };
    let action = |label: String, command| Action { label, command, disabled: None };
    let mut actions = Vec::new();
    if pushed > 0 {
        let devices = if pushed == 1 { "1 device".to_owned() } else { format!("{pushed} devices") };
        let addresses = if pushed == 1 { "1 address".to_owned() } else { format!("{pushed} addresses") };
        actions.push(action(format!("Write {addresses}, then change"), commit(true)));
        actions.push(action(format!("Change and let {devices} move"), commit(false)));
    } else {
        actions.push(action(format!("Use {wish}"), commit(false)));
    }
    actions.push(action("Discard preview".to_owned(), Command::DiscardPreview));
    actions
}

#[cfg(test)]
mod tests {
    use super::{models, panel, preview};
    use crate::editor::{Command, Editor};

    #[test]
    fn ports_of_hubs_are_inside_and_what_moves_is_marked() {
        let text = "<domain type='qemu'><name>guest</name><memory>65536</memory>\
            <os><type arch='x86_64' machine='q35'>hvm</type></os><devices>\
            <controller type='usb' index='0' model='qemu-xhci'/><controller type='usb' index='1' model='ehci'/>\
            <hub type='usb'/><input type='tablet' bus='usb'><address type='usb' bus='0' port='1.3'/></input>\
            <input type='mouse' bus='usb'><address type='usb' bus='0' port='4'/></input>\
            </devices></domain>";
        let mut editor = Editor::new();
        editor.update(Command::Load { name: "guest.xml".into(), text: text.into() });
        editor.update(Command::PreviewUsb(crate::command::UsbWish::Usb1));
        let scenery = editor.scenery().expect("a domain");
        let panel = panel(&editor, &scenery, preview(&editor, &scenery));
        let [first, second] = panel.ports.as_slice() else { panic!("two buses") };
        assert_eq!((first.used, first.free, second.used, second.free), (3, 9, 0, 6));
        assert_eq!(first.ports[0].ports[2].device.as_deref(), Some("Tablet"));
        assert!(first.ports.iter().all(|it| !it.moved));
        let then = panel.preview.expect("a preview").ports;
        let everywhere =
            then.iter().flat_map(|it| &it.ports).flat_map(|it| [it].into_iter().chain(&it.ports));
        let marked: Vec<_> = everywhere.filter(|it| it.moved).filter_map(|it| it.device.as_deref()).collect();
        assert_eq!(marked, ["Mouse", "Tablet"], "neither of their ports is left");
    }

    #[test]
    fn models_are_those_of_the_guests_architecture() {
        let has_via = |arch: &str| {
            let os = format!("<os><type arch='{arch}'>hvm</type></os>");
            let text = format!("<domain type='qemu'><name>guest</name><memory>65536</memory>{os}</domain>");
            let mut editor = Editor::new();
            editor.update(Command::Load { name: "guest.xml".into(), text });
            let scenery = editor.scenery().expect("a domain");
            models(&editor, &scenery).iter().any(|it| it.title == "vt82c686b-uhci")
        };
        // QEMU has it for boards of POWER only.
        assert!(has_via("ppc64") && !has_via("x86_64"));
    }
}
