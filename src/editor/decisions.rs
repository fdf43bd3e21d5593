//! Decisions about single lines of an export, which hold while the document is edited.

use super::command::{Command, Style};
use super::view::{Decision, DecisionChoice, ExportChange, Key, LineKey};
use super::{Editor, Scenery};
use crate::export::{Choice, Choices, Offer};
use crate::inventory::Device;
use crate::xml::NodeId;

/// The line at a path of the source, named so that edits elsewhere do not change the name: by its device, where it
/// is of one.
pub(super) fn key(scenery: &Scenery<'_>, path: &str) -> LineKey {
    let document = scenery.document;
    let written = scenery.devices.iter().filter(|it| document.contains(it.node));
    let inside = |rest: &str| rest.is_empty() || rest.starts_with('/');
    for device in written {
        if let Some(rest) = path.strip_prefix(&document.path_of(device.node)).filter(|it| inside(it)) {
            return LineKey { device: Some(device.name.clone()), path: rest.to_owned() };
        }
    }
    LineKey { device: None, path: path.to_owned() }
}

/// The decisions as they are about the present document; those about what is gone wait for it to come back.
pub(super) fn choices(scenery: &Scenery<'_>, decisions: &[(LineKey, Decision)]) -> Choices {
    let found = decisions.iter().filter_map(|(key, decision)| {
        let choice = match decision {
            Decision::Keep => Choice::Keep,
            Decision::LeaveOut => Choice::LeaveOut,
            Decision::Rewrite => Choice::Rewrite,
        };
        Some((line(scenery, key)?, choice))
    });
    found.collect()
}

/// Says which device the change is about, and what may be decided: that the line is left out, rewritten or kept. What the
/// export does by itself comes first; what changes the guest last.
pub(super) fn offer(editor: &Editor, scenery: &Scenery<'_>, offers: &[Offer], change: &mut ExportChange) {
    let key = key(scenery, &change.path);
    change.device = device_key(scenery, &key);
    if editor.style != Style::Target || line(scenery, &key).is_none() {
        return;
    }
    let present = editor.decisions.iter().find(|it| it.0 == key).map(|it| it.1);
    let needs = change.needs.as_ref().map(|it| format!(", needs {it}")).unwrap_or_default();
    let action = change.action.clone();
    let mut add = |decision: Option<Decision>, title: String| {
        let command = Command::Decide(key.clone(), decision);
        change.decisions.push(DecisionChoice { title, decision, current: decision == present, command });
    };
    let proposed = match (present, action.as_str()) {
        (Some(_), _) => "As the export proposes",
        (None, "dropped") => "Leave it out",
        (None, "rewritten") => "Rewrite it",
        (None, "added") => return,
        (None, _) => "Leave it as it is",
    };
    add(None, proposed.to_owned());
    let alters = matches!(action.as_str(), "dropped" | "rewritten");
    if alters && present != Some(Decision::LeaveOut) || present == Some(Decision::Keep) {
        add(Some(Decision::Keep), format!("Keep it{needs}"));
    }
    if action != "dropped" || present.is_some() {
        add(Some(Decision::LeaveOut), "Leave it out".to_owned());
    }
    let offered = offers.iter().find(|it| it.rewrites && it.path == change.path);
    if let Some(offered) = offered {
        add(Some(Decision::Rewrite), format!("Rewrite it: {}", offered.does));
    }
}

/// The device that the line is of, to be selected.
pub(super) fn device_key(scenery: &Scenery<'_>, key: &LineKey) -> Option<Key> {
    let name = key.device.as_ref()?;
    scenery.devices.iter().find(|it| it.name == *name).map(|it| Key(it.key.clone()))
}

/// The line in the present document; `None` where it is not there.
pub(super) fn line(scenery: &Scenery<'_>, key: &LineKey) -> Option<(NodeId, Option<String>)> {
    let document = scenery.document;
    let start = match &key.device {
        Some(name) => device(scenery, name)?,
        None => document.top(),
    };
    let (elements, attribute) = match key.path.split_once("/@") {
        Some((elements, name)) => (elements, Some(name.to_owned())),
        None => (key.path.as_str(), None),
    };
    Some((document.at_path(start, elements)?, attribute))
}

/// The present path of the line; `None` where its device is gone.
pub(super) fn path(scenery: &Scenery<'_>, key: &LineKey) -> Option<String> {
    let above = match &key.device {
        Some(name) => scenery.document.path_of(device(scenery, name)?),
        None => String::new(),
    };
    Some(above + &key.path)
}

/// The written device of that name.
fn device(scenery: &Scenery<'_>, name: &str) -> Option<NodeId> {
    let is_it = |it: &&Device| it.name == name && scenery.document.contains(it.node);
    scenery.devices.iter().find(is_it).map(|it| it.node)
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Editor};
    use super::Decision;

    const DOMAIN: &str = "<domain type='kvm'>\n<name>a</name>\n<memory unit='KiB'>1048576</memory>\n<os>\
        <type arch='x86_64' machine='pc-q35-5.2'>hvm</type></os>\n<devices>\n\
        <disk type='file'>\n<driver name='qemu' type='raw' io='io_uring'/>\n<source file='/a'/>\n\
        <target dev='vda' bus='virtio'/>\n</disk>\n</devices>\n</domain>\n";

    #[test]
    fn a_decision_holds_while_the_text_is_edited() {
        let mut editor = Editor::new();
        editor.update(Command::Load { name: "a.xml".to_owned(), text: DOMAIN.to_owned() });
        editor.update(Command::SetTarget(Some("6.2.0".to_owned())));
        let change = |editor: &Editor| {
            let changes = editor.export().unwrap().changes;
            changes.into_iter().find(|it| it.path.ends_with("/@io")).expect("io= is named")
        };
        assert_eq!(change(&editor).action, "in the way");
        let leave_out =
            change(&editor).decisions.into_iter().find(|it| it.decision == Some(Decision::LeaveOut));
        editor.update(leave_out.expect("it can be left out").command);
        assert!(!editor.export().unwrap().text.contains("io_uring"));
        assert_eq!(editor.export().unwrap().decided, 1);
        // Another disk before it: the line has another path, and is the same.
        let more =
            "<devices>\n<disk type='file'>\n<source file='/b'/>\n<target dev='vdb' bus='virtio'/>\n</disk>\n";
        editor.update(Command::ReplaceText(DOMAIN.replace("<devices>\n", more)));
        assert!(!editor.export().unwrap().text.contains("io_uring"));
        let back = change(&editor).decisions.into_iter().find(|it| it.decision.is_none());
        editor.update(back.expect("it can be taken back").command);
        assert!(editor.export().unwrap().text.contains("io_uring"));
    }

    #[test]
    fn what_is_kept_is_said_to_need_a_newer_release() {
        let mut editor = Editor::new();
        let text = DOMAIN.replace(" io='io_uring'", " discard='unmap'");
        editor.update(Command::Load { name: "a.xml".to_owned(), text });
        editor.update(Command::SetTarget(Some("1.0.5".to_owned())));
        let discard = |editor: &Editor| {
            let changes = editor.export().unwrap().changes;
            changes.into_iter().find(|it| it.path.ends_with("/@discard")).expect("discard= is named")
        };
        assert_eq!(discard(&editor).action, "dropped");
        let keep = discard(&editor).decisions.into_iter().find(|it| it.decision == Some(Decision::Keep));
        let keep = keep.expect("it can be kept");
        assert!(keep.title.contains("1.0.6"), "{}", keep.title);
        editor.update(keep.command);
        assert!(editor.export().unwrap().text.contains("discard='unmap'"));
        assert_eq!(discard(&editor).needs.as_deref(), Some("libvirt 1.0.6"));
        editor.update(Command::ForgetDecisions);
        assert!(!editor.export().unwrap().text.contains("discard"));
    }
}
