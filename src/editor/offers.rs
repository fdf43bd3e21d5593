//! Choices that change the guest: other hardware that makes a target take a line, accepted one by one and taken back.

use super::command::{Command, Style};
use super::decisions::{device_key, key, line, path};
use super::view::{Decision, OfferChoice, OfferKey};
use super::{Editor, Scenery};
use crate::export::{Accepted, Offer};

/// The accepted offers as they are about the present document; those about what is gone wait for it to come back.
pub(super) fn accepted(scenery: &Scenery<'_>, keys: &[OfferKey]) -> Accepted {
    keys.iter().filter_map(|it| Some(format!("{}:{}", it.kind, path(scenery, &it.line)?))).collect()
}

/// The offers of a report, each with what accepts it or takes it back.
pub(super) fn choices(editor: &Editor, scenery: &Scenery<'_>, offers: &[Offer]) -> Vec<OfferChoice> {
    if editor.style != Style::Target {
        return Vec::new();
    }
    offers.iter().map(|it| choice(editor, scenery, it)).collect()
}

fn choice(editor: &Editor, scenery: &Scenery<'_>, offer: &Offer) -> OfferChoice {
    let key = OfferKey { kind: offer.kind.to_owned(), line: key(scenery, &offer.path) };
    let is_decided = editor.decisions.contains(&(key.line.clone(), Decision::Rewrite));
    // Where a written line becomes another, it is the same as to decide so about the line.
    let of_line = offer.rewrites && line(scenery, &key.line).is_some() && !editor.accepted.contains(&key);
    OfferChoice {
        device: device_key(scenery, &key.line),
        command: match of_line || is_decided {
            true => Command::Decide(key.line, (!offer.accepted).then_some(Decision::Rewrite)),
            false => Command::AcceptOffer(key, !offer.accepted),
        },
        line: offer.line,
        path: offer.path.clone(),
        does: offer.does.clone(),
        notices: offer.notices.to_owned(),
        solves: offer.solves.clone(),
        reference: offer.reference.to_owned(),
        accepted: offer.accepted,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Editor};
    use super::OfferChoice;
    use crate::editor::Decision;

    const DOMAIN: &str = "<domain type='kvm'>\n<name>a</name>\n<memory unit='KiB'>1048576</memory>\n<os>\
        <type arch='x86_64' machine='pc-i440fx-2.1'>hvm</type></os>\n<devices>\n\
        <interface type='network'>\n<source network='default'/>\n<model type='igb'/>\n</interface>\n\
        <tpm model='tpm-crb'>\n<backend type='emulator' version='2.0'/>\n</tpm>\n\
        <vsock model='virtio'>\n<cid auto='no' address='3'/>\n</vsock>\n</devices>\n</domain>\n";

    fn editor(target: &str) -> Editor {
        let mut editor = Editor::new();
        editor.update(Command::Load { name: "a.xml".to_owned(), text: DOMAIN.to_owned() });
        editor.update(Command::SetTarget(Some(target.to_owned())));
        editor
    }

    fn offer(editor: &Editor, of: &str) -> OfferChoice {
        let offers = editor.export().unwrap().offers;
        let paths: Vec<_> = offers.iter().map(|it| it.path.clone()).collect();
        offers.into_iter().find(|it| it.path.contains(of)).unwrap_or_else(|| panic!("{paths:?}"))
    }

    #[test]
    fn nothing_is_accepted_by_itself_and_everything_is_taken_back() {
        let mut editor = editor("libvirt=4.5.0,qemu=2.1");
        let before = editor.export().unwrap();
        assert!(offer(&editor, "vsock").does.contains("left out"), "{:?}", offer(&editor, "vsock"));
        assert!(before.offers.iter().all(|it| !it.accepted), "{:?}", before.offers);
        for of in ["interface", "tpm", "vsock"] {
            editor.update(offer(&editor, of).command);
            let now = editor.export().unwrap();
            assert!(offer(&editor, of).accepted, "{of}: {}", now.report.text(None));
            assert_ne!(now.text, before.text);
            assert_eq!(now.decided, 1);
            editor.update(offer(&editor, of).command);
            assert_eq!(editor.export().unwrap().text, before.text);
        }
        editor.update(offer(&editor, "interface").command);
        editor.update(offer(&editor, "tpm").command);
        assert_eq!(editor.export().unwrap().decided, 2);
        editor.update(Command::ForgetDecisions);
        assert_eq!(editor.export().unwrap().text, before.text);
    }

    #[test]
    fn what_was_accepted_holds_while_the_text_is_edited() {
        let mut editor = editor("libvirt=4.5.0,qemu=2.1");
        editor.update(offer(&editor, "tpm").command);
        let more =
            "<devices>\n<disk type='file'>\n<source file='/b'/>\n<target dev='vdb' bus='virtio'/>\n</disk>\n";
        editor.update(Command::ReplaceText(DOMAIN.replace("<devices>\n", more)));
        assert!(offer(&editor, "tpm").accepted);
        assert!(!editor.export().unwrap().text.contains("tpm-crb"));
    }

    #[test]
    fn undo_is_about_the_text_and_what_was_accepted_is_taken_back_where_it_was_accepted() {
        let mut editor = editor("libvirt=4.5.0,qemu=2.1");
        editor.update(Command::ReplaceText(DOMAIN.replace("<name>a", "<name>b")));
        editor.update(offer(&editor, "tpm").command);
        // It is no edit: the step to undo is still the one of the text.
        let undo = editor.view().undo;
        editor.update(Command::Undo);
        assert!(undo.is_some() && editor.text() == DOMAIN);
        assert!(offer(&editor, "tpm").accepted);
        // Whatever was undone, and in whichever style: all of it goes in one place.
        editor.update(Command::SetStyle(super::Style::Compact));
        assert_eq!(editor.export().unwrap().decided, 1);
        editor.update(Command::ForgetDecisions);
        editor.update(Command::SetStyle(super::Style::Target));
        assert_eq!(editor.export().unwrap().decided, 0);
        assert!(!offer(&editor, "tpm").accepted);
    }

    #[test]
    fn a_line_can_be_rewritten_in_place() {
        let mut editor = editor("libvirt=4.5.0,qemu=2.1");
        let rewrite = |editor: &Editor| {
            let changes = editor.export().unwrap().changes;
            let choices =
                changes.into_iter().filter(|it| it.path.contains("interface")).flat_map(|it| it.decisions);
            choices
                .into_iter()
                .find(|it| it.decision == Some(Decision::Rewrite))
                .expect("it can be rewritten")
        };
        assert!(!rewrite(&editor).current);
        editor.update(rewrite(&editor).command);
        assert!(rewrite(&editor).current);
        assert!(offer(&editor, "interface").accepted);
        assert!(!editor.export().unwrap().text.contains("igb"));
    }
}
