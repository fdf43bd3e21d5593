//! Keeping libvirt from adding a device, where libvirt allows that.

use super::sight::{Place, Sight};
use super::value::set_value;
use super::{Plan, plan_usb, usb::UsbWish};
use crate::history::Transaction;
use crate::implicit::{Mode, Subject, complete};
use crate::xml::{NodeId, Tree};

/// Plans to write what keeps libvirt from adding this implicit device.
///
/// `None` where nothing does: libvirt adds it in any case, or another device needs it. What is planned was tried: the
/// rule that added the device no longer does, and libvirt refuses nothing that it took before.
pub fn opt_out(sight: &Sight<'_>, device: NodeId) -> Option<Transaction> {
    let rule = sight.completed.ledger.added(device)?.rule.id;
    let transaction = match rule {
        "default-usb-controller" => {
            plan_usb(sight.written, &sight.completed.host, &UsbWish::None, false).ok()?
        }
        "default-ps2-input" => {
            let root = sight.written.root();
            let mut switch =
                set_value(sight, root, &Place::parse("features/ps2/@state"), "off", "the domain").ok()?;
            switch.label = "Do without PS/2 input devices".to_owned();
            switch
        }
        "default-memballoon" => none(sight, Tree::element("memballoon").with("model", "none"))?,
        "default-video" => {
            none(sight, Tree::element("video").holding(Tree::element("model").with("type", "none")))?
        }
        // What libvirt adds may be none already.
        "default-audio" if sight.completed.document.attribute_is(device, "type", "none") => return None,
        "default-audio" => none(sight, Tree::element("audio").with("id", "1").with("type", "none"))?,
        _ => return None,
    };
    let mut document = sight.written.clone();
    transaction.clone().apply(&mut document);
    let after = complete(&document, &sight.completed.host, Mode::Define);
    let again = |it: &crate::implicit::Entry| it.rule.id == rule && matches!(it.subject, Subject::Added(_));
    let works =
        after.refusals.len() <= sight.completed.refusals.len() && !after.ledger.entries().iter().any(again);
    works.then_some(transaction)
}

/// Writes the device as one that is none.
fn none(sight: &Sight<'_>, tree: Tree) -> Option<Transaction> {
    let devices = sight.written.child(sight.written.root(), "devices")?;
    let mut plan = Plan::of(sight.written);
    let name = tree.name().unwrap_or_default().to_owned();
    plan.insert_in_order(devices, tree);
    Some(plan.transaction(format!("Do without {name}")))
}
