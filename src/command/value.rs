//! One value of a form: writing it, taking it back, and as little else as possible.

use super::plan::Plan;
use super::sight::{Place, Sight};
use super::source;
use crate::format::{self, Kind, Shape, shape_of};
use crate::history::Transaction;
use crate::implicit::{Mode, complete};
use crate::xml::{Document, NodeId, Tree, remove_attribute, set_attribute, set_text};

/// Plans to write a value at a place inside `base`: an attribute, or the text of an element. What is on the way and not
/// written yet is written as far as it must be: where the rest comes out the same without them, the other values that
/// libvirt fills in stay unwritten. `name` is what the label calls `base`.
///
/// # Errors
/// The value cannot be what stands there, such as a word for a number; why, in a sentence.
pub fn set_value(
    sight: &Sight<'_>,
    base: NodeId,
    place: &Place,
    value: &str,
    name: &str,
) -> Result<Transaction, String> {
    let lean = written_value(sight, base, place, value, Extent::Lean)?;
    let whole = written_value(sight, base, place, value, Extent::Whole)?;
    let outcome = |plan: &Plan| complete(plan.document(), &sight.completed.host, Mode::Define);
    let (lean_outcome, whole_outcome) = (outcome(&lean), outcome(&whole));
    let same = format::print(&lean_outcome.document) == format::print(&whole_outcome.document);
    let refusals = (lean_outcome.refusals.len(), whole_outcome.refusals.len());
    // A whole device may hold what does not go with the new value.
    let enough = same || !sight.is_written(base);
    let lean_is_better = refusals.0 < refusals.1 || enough && refusals.0 == refusals.1;
    let plan = if lean_is_better { lean } else { whole };
    let plan = without_misfit_address(sight, base, plan);
    let words = place.words();
    let what = if words.is_empty() { "the text" } else { &words };
    let told = !is_secret(sight, base, place) && value.chars().count() <= 40 && !value.contains('\n');
    let label = match told {
        true => format!("Set {what} of {name} to {value}"),
        false => format!("Set {what} of {name}"),
    };
    Ok(plan.transaction(label))
}

/// Plans to take back what is written at a place inside `base`, so that libvirt decides. An element that says nothing
/// without it goes as well.
pub fn unset_value(sight: &Sight<'_>, base: NodeId, place: &Place, name: &str) -> Transaction {
    let mut plan = Plan::of(sight.written);
    let at = sight.find(base, place).filter(|it| sight.is_written(*it));
    if let Some(node) = at {
        match &place.attribute {
            Some(attribute) => {
                plan.then(remove_attribute(sight.written, node, attribute));
                prune(&mut plan, node, base);
            }
            None if node != base => {
                plan.then(crate::xml::remove_node(sight.written, node));
                if let Some(parent) = sight.written.parent(node) {
                    prune(&mut plan, parent, base);
                }
            }
            None => plan.then(set_text(sight.written, node, "")),
        }
    }
    plan.transaction(format!("Unset {} of {name}", place.words()))
}

/// Plans to add an element at a place inside `base`, behind those of its name.
pub fn add_element(sight: &Sight<'_>, base: NodeId, place: &Place, name: &str) -> Transaction {
    let mut plan = Plan::of(sight.written);
    if let Some((last, around)) = place.steps.split_last() {
        let around = Place { steps: around.to_vec(), attribute: None };
        let parent = reach(sight, base, &around, Extent::Lean, &mut plan);
        plan.insert_in_order(parent, Tree::element(&last.name));
    }
    plan.transaction(format!("Add {} to {name}", place.words()))
}

/// How much of what libvirt adds is written on the way to a value.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    /// The element alone; of a device its attributes.
    Lean,
    /// All that libvirt has in it.
    Whole,
}

fn written_value(
    sight: &Sight<'_>,
    base: NodeId,
    place: &Place,
    value: &str,
    extent: Extent,
) -> Result<Plan, String> {
    let mut plan = Plan::of(sight.written);
    let node = reach(sight, base, place, extent, &mut plan);
    let shape = shape_of(plan.document(), node);
    let kind = kind_of(shape, place.attribute.as_deref());
    if let Some(fault) = kind.and_then(|it| fault(it, value)) {
        return Err(fault);
    }
    let (number, unit) = match kind.filter(|it| it.is_size()) {
        Some(kind) => in_unit_of(plan.document(), node, kind, value)?,
        None => (value.to_owned(), None),
    };
    match &place.attribute {
        Some(name) => {
            plan.then(set_attribute(plan.document(), node, name, &number));
            if name == "type" {
                source::follow(&mut plan, node, value);
            }
        }
        None => plan.then(set_text(plan.document(), node, &number)),
    }
    if let Some(unit) = unit {
        plan.then(set_attribute(plan.document(), node, "unit", &unit));
    }
    Ok(plan)
}

/// The element at the place, in the plan's document; what is missing on the way is written.
fn reach(sight: &Sight<'_>, base: NodeId, place: &Place, extent: Extent, plan: &mut Plan) -> NodeId {
    let mut at = match sight.is_written(base) {
        true => base,
        false => write_device(sight, base, place, extent, plan),
    };
    let mut seen = Some(base);
    for step in &place.steps {
        seen = seen.and_then(|it| sight.child(it, step));
        if let Some(node) = seen.filter(|it| sight.is_written(*it)) {
            at = node;
            continue;
        }
        let fresh = !sight.written.contains(at);
        let there = || plan.document().elements_named(at, &step.name).nth(step.number.saturating_sub(1));
        at = match (fresh.then(there).flatten(), seen) {
            (Some(node), _) => node,
            (None, Some(node)) if extent == Extent::Whole => {
                plan.insert_in_order(at, sight.completed.document.tree(node).without_blanks())
            }
            _ => plan.insert_in_order(at, Tree::element(&step.name)),
        };
    }
    at
}

/// Writes a device that libvirt adds; without its address unless the place is in there: that stays libvirt's choice.
fn write_device(sight: &Sight<'_>, device: NodeId, place: &Place, extent: Extent, plan: &mut Plan) -> NodeId {
    let mut tree = sight.completed.document.tree(device).without_blanks();
    if extent == Extent::Lean {
        tree.children.clear();
    } else if place.steps.first().is_none_or(|it| it.name != "address") {
        tree.children.retain(|it| !it.is("address"));
    }
    let parent = sight.completed.document.parent(device).filter(|it| sight.is_written(*it));
    let parent = parent.unwrap_or_else(|| {
        let root = plan.document().root();
        plan.insert_in_order(root, Tree::element("devices"))
    });
    plan.insert_in_order(parent, tree)
}

/// Where a change makes libvirt refuse the address that is written on the device (a disk on another bus), the address
/// goes, so that libvirt gives it one that fits.
fn without_misfit_address(sight: &Sight<'_>, base: NodeId, plan: Plan) -> Plan {
    let outcome = |plan: &Plan| complete(plan.document(), &sight.completed.host, Mode::Define).refusals.len();
    let address = sight.is_written(base).then(|| plan.document().child(base, "address")).flatten();
    let Some(address) = address.filter(|_| outcome(&plan) > sight.completed.refusals.len()) else {
        return plan;
    };
    let mut other = plan.clone();
    other.remove(address);
    if outcome(&other) <= sight.completed.refusals.len() { other } else { plan }
}

/// Takes out elements that say nothing any more, from `node` up to what is inside `base`.
fn prune(plan: &mut Plan, node: NodeId, base: NodeId) {
    let mut at = node;
    while at != base && says_nothing(plan.document(), at) {
        let Some(parent) = plan.document().parent(at) else { return };
        plan.remove(at);
        at = parent;
    }
}

fn says_nothing(document: &Document, node: NodeId) -> bool {
    let stands = shape_of(document, node).is_some_and(Shape::says_by_itself);
    let white = |it: &NodeId| document.characters(*it).is_some_and(|it| it.trim().is_empty());
    !stands && document.attributes(node).is_empty() && document.children(node).iter().all(white)
}

fn kind_of(shape: Option<&Shape>, attribute: Option<&str>) -> Option<Kind> {
    match attribute {
        Some(name) => shape?.slot(name).map(|it| it.kind),
        None => shape?.text,
    }
}

fn is_secret(sight: &Sight<'_>, base: NodeId, place: &Place) -> bool {
    let Some(node) = sight.find(base, place) else { return false };
    let Some(shape) = shape_of(sight.document_of(node), node) else { return false };
    match &place.attribute {
        Some(name) => shape.slot(name).is_some_and(|it| it.secret),
        None => shape.secret,
    }
}

/// Why a value cannot stand where such a kind is read; `None` where it can.
pub fn fault(kind: Kind, value: &str) -> Option<String> {
    let expected = match kind {
        Kind::Text | Kind::Raw | Kind::Interface => return None,
        Kind::Int => "a whole number such as 4",
        Kind::Number => "a whole number such as 4 or 0x4",
        Kind::Hex(_) | Kind::UpperHex(_) | Kind::Base16(_) => "a number such as 0x1f",
        Kind::Port => "a port such as 1 or 1.2",
        Kind::Octal => "an octal number such as 0755",
        Kind::Mac => "a MAC address such as 52:54:00:12:34:56",
        Kind::Uuid => "a UUID of 32 hexadecimal digits",
        Kind::Kib | Kind::Bytes | Kind::Mib | Kind::Pretty => "a size such as 4 GiB",
    };
    let reads = match kind {
        Kind::Mac => is_mac(value),
        kind if kind.is_size() => {
            let (number, unit) = split_unit(value);
            kind.spell_size(number, unit).is_some()
        }
        kind => kind.spell(value).is_some(),
    };
    (!reads).then(|| format!("Found \"{value}\", expected {expected}."))
}

fn is_mac(value: &str) -> bool {
    let mut parts = 0;
    let fits = value.split(':').all(|it| {
        parts += 1;
        (1..=2).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    fits && parts == 6
}

/// `4 GiB` as a number and its unit.
fn split_unit(value: &str) -> (&str, Option<&str>) {
    let value = value.trim();
    let end = value.find(|it: char| !it.is_ascii_digit()).unwrap_or(value.len());
    (&value[..end], Some(value[end..].trim()).filter(|it| !it.is_empty()))
}

/// A size as it is to be written: in the unit that stands there already where that divides it, otherwise in its own.
fn in_unit_of(
    document: &Document,
    node: NodeId,
    kind: Kind,
    value: &str,
) -> Result<(String, Option<String>), String> {
    let (number, unit) = split_unit(value);
    let present = document.attribute(node, "unit").filter(|it| !it.is_empty()).map(|it| it.into_owned());
    // Without a unit the number means what it meant before.
    let Some(unit) = unit else { return Ok((number.to_owned(), None)) };
    let bytes = |number: &str, unit: Option<&str>| {
        let (size, unit) = Kind::Bytes.spell_size(number, Some(unit.unwrap_or(assumed(kind))))?;
        debug_assert_eq!(unit, "bytes");
        Some(size)
    };
    let wanted = bytes(number, Some(unit)).ok_or_else(|| fault(kind, value).unwrap_or_default())?;
    let own = bytes("1", present.as_deref()).filter(|it| wanted.is_multiple_of(*it));
    match own {
        Some(own) => Ok(((wanted / own).to_string(), None)),
        None => Ok((number.to_owned(), Some(unit.to_owned()))),
    }
}

/// What a size without a unit is meant in.
fn assumed(kind: Kind) -> &'static str {
    match kind {
        Kind::Kib => "KiB",
        Kind::Pretty => "MiB",
        _ => "bytes",
    }
}

#[cfg(test)]
mod tests {
    use super::{fault, is_mac};
    use crate::format::Kind;

    #[test]
    fn values_that_fit_their_kind() {
        for (kind, value, fits) in [
            (Kind::Int, "4", true),
            (Kind::Int, "four", false),
            (Kind::Kib, "4 GiB", true),
            (Kind::Kib, "4 furlongs", false),
            (Kind::Kib, "4194304", true),
            (Kind::Hex(2), "0x1f", true),
            (Kind::Text, "anything", true),
        ] {
            assert_eq!(fault(kind, value).is_none(), fits, "{value}");
        }
        assert!(is_mac("52:54:00:12:34:56") && !is_mac("52:54:00:12:34") && !is_mac("52-54-00-12-34-56"));
    }
}
