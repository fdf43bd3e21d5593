//! Whether the guest sees the same hardware: the result is read back by the host and compared with what the
//! host made of the source.

mod compare;
mod pairs;

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::migratable::Form;
use super::report::{Class, Difference, GuestAbi};
use super::style::Style;
use super::unpredicted;
use super::work::Work;
use crate::compat::{MEASURED, Target, guest_notices};
use crate::format;
use crate::implicit::{Completed, Mode, complete};
use crate::inventory::{Device, devices};
use crate::machine::Host;
use crate::xml::Document;
use compare::{Differences, Side, compare};

/// Who reads the result back: the target where what it would add is predicted, else the host.
pub(super) fn reader(host: &Host, target: &Target) -> Host {
    match target.libvirt >= MEASURED {
        true => Host { libvirt: target.libvirt, qemu: target.qemu.unwrap_or(host.qemu), ..host.clone() },
        false => host.clone(),
    }
}

/// Rewrites that the guest does not notice though libvirt compares what they change, and where that stands.
const COMPARED: [(&str, &str); 8] = [
    ("smm-default", "features smm"),
    ("features-default", "features "),
    ("hyperv-off", "features hyperv"),
    ("timer-default", "clock timer"),
    ("memory-backing-source", "memoryBacking"),
    ("virtio-transitional", "model"),
    ("cpu-host-model", "cpu "),
    ("interface-mtu", " mtu"),
];

/// How the guest of the result compares with that of the source.
pub(super) struct Comparison {
    /// What the guest sees differently.
    pub(super) differences: Vec<Difference>,
    /// Where it sees nothing: what libvirt's own check refuses all the same.
    pub(super) compared: Vec<Difference>,
    /// The reader chooses the firmware only when the guest starts.
    firmware_is_open: bool,
}

/// What the guest of the source sees, to be compared with several results.
#[derive(Debug)]
pub(super) struct Guest {
    devices: Vec<Device>,
    /// Values that libvirt makes up when it defines the domain; the next host makes up others.
    made_up: Vec<String>,
    /// As the host's own check compares it.
    compared: OnceLock<Compared>,
    /// What that check refuses of each result so far, by its text: many targets have one result.
    refused: Mutex<HashMap<String, Vec<Difference>>>,
}

/// A domain as `qemuDomainDefCheckABIStability` compares it: its migratable form, loaded again.
#[derive(Debug)]
struct Compared {
    form: Document,
    /// As it is printed.
    text: String,
    /// Loaded where it must be looked at closely.
    loaded: OnceLock<(Document, Vec<Device>)>,
}

impl Guest {
    pub(super) fn of(document: &Document, completed: &Completed) -> Guest {
        let (devices, made_up) = (seen(document, completed), made_up(completed));
        Guest { devices, made_up, compared: OnceLock::new(), refused: Mutex::default() }
    }

    /// What libvirt's own check refuses of a document in place of this guest.
    fn refuses(&self, completed: &Completed, after: &Document, host: &Host) -> Vec<Difference> {
        let known = || self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        let text = after.to_string();
        if let Some(known) = known().get(&text) {
            return known.clone();
        }
        let refused = self.refuses_anew(completed, after, host);
        known().insert(text, refused.clone());
        refused
    }

    fn refuses_anew(&self, completed: &Completed, after: &Document, host: &Host) -> Vec<Difference> {
        let before = self.compared.get_or_init(|| Compared::of(completed));
        let after = Compared::of(&complete(after, host, Mode::Load));
        if before.text == after.text {
            return Vec::new();
        }
        compare(before.side(host), after.side(host)).refused()
    }
}

impl Compared {
    fn of(completed: &Completed) -> Compared {
        let form = Form::of(completed).document;
        Compared { text: format::print(&form), form, loaded: OnceLock::new() }
    }

    fn side(&self, host: &Host) -> Side<'_> {
        let (document, devices) = self.loaded.get_or_init(|| {
            let loaded = complete(&self.form, host, Mode::Load);
            let devices = seen(&self.form, &loaded);
            (loaded.document, devices)
        });
        Side { document, devices }
    }
}

/// Compares the completed source with the result as the reader completes it.
pub(super) fn read_back(
    work: &Work<'_>,
    before: &Completed,
    guest: &Guest,
    result: &Document,
    after: &Completed,
) -> Comparison {
    let devices = seen(result, after);
    let source = Side { document: &before.document, devices: &guest.devices };
    let Differences { noticed: mut differences, .. } =
        compare(source, Side { document: &after.document, devices: &devices });
    let firmware_is_open = firmware(&before.document, &after.document, &mut differences);
    let only_words = |it: &mut Difference| {
        COMPARED.iter().any(|(id, place)| work.notes.has_applied(id) && it.property.contains(place))
    };
    let mut compared: Vec<_> = differences.extract_if(.., only_words).collect();
    // Where more than that stands in the way, the check says nothing more.
    let decided =
        [Class::Refused, Class::LostGuestChanges, Class::Unknown].iter().any(|it| work.notes.has(*it));
    if differences.is_empty() && compared.is_empty() && !decided {
        compared = guest.refuses(before, result, work.host);
    }
    let is_made_up = |it: &Difference| it.before.as_ref().is_some_and(|value| guest.made_up.contains(value));
    differences.retain(|it| !is_made_up(it));
    compared.retain(|it| !is_made_up(it));
    Comparison { differences, compared, firmware_is_open }
}

/// How the guest of one domain compares with that of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestComparison {
    /// Whether it is the same.
    pub guest_abi: GuestAbi,
    /// What the guest notices.
    pub differences: Vec<Difference>,
    /// What libvirt's own check refuses, noticed or not.
    pub compared: Vec<Difference>,
}

/// Compares two domains, both as the host completes them. Unknown is what libvirt alone would notice, and what is not
/// predicted of either domain.
pub fn compare_guests(before: &Document, after: &Document, host: &Host) -> GuestComparison {
    let [old, new] = [before, after].map(|it| complete(it, host, Mode::Define));
    let [guest, other] = [Guest::of(before, &old), Guest::of(after, &new)];
    let source = Side { document: &old.document, devices: &guest.devices };
    let result = Side { document: &new.document, devices: &other.devices };
    let differences = compare(source, result).noticed;
    let compared = guest.refuses(&old, after, host);
    let is_open = |it: &Completed| !it.refusals.is_empty() || !it.not_predicted.is_empty();
    let guest_abi = match differences.is_empty() {
        false => GuestAbi::Changed,
        true if compared.is_empty() && !is_open(&old) && !is_open(&new) => GuestAbi::Same,
        true => GuestAbi::Unknown,
    };
    GuestComparison { guest_abi, differences, compared }
}

/// Devices that the guest sees.
fn seen(original: &Document, completed: &Completed) -> Vec<Device> {
    let mut devices = devices(original, completed);
    devices.retain(|it| guest_notices(&completed.document, it.node, None));
    devices
}

fn made_up(completed: &Completed) -> Vec<String> {
    let document = &completed.document;
    let values = completed.random.iter().flat_map(|it| {
        let attributes = document.attributes(it.node).iter().map(|it| it.value().into_owned());
        attributes.chain([document.text(it.node).trim().to_owned()])
    });
    values.filter(|it| !it.is_empty()).collect()
}

/// The choice of a firmware is nothing to the guest, the image is. Whether the reader leaves the image open.
fn firmware(before: &Document, after: &Document, differences: &mut Vec<Difference>) -> bool {
    let named = |it: &Document| it.value(it.root(), "os/loader").is_some_and(|it| !it.trim().is_empty());
    let is_open = named(before) && !named(after) && after.value(after.root(), "os/@firmware").is_some();
    let about = |it: &Difference, places: &[&str]| places.iter().any(|place| it.property.starts_with(place));
    if named(before) && (is_open || named(after)) {
        differences.retain(|it| !about(it, &["os firmware"]));
    }
    if is_open {
        differences.retain(|it| !about(it, &["os loader", "os nvram", "features smm"]));
    }
    is_open
}

/// The verdict with its reason.
pub(super) fn verdict(
    work: &Work<'_>,
    style: Style,
    completed: &Completed,
    comparison: &Comparison,
) -> (GuestAbi, String) {
    let differences = &comparison.differences;
    let (host, target) = (work.host.libvirt, work.target);
    let reader = reader(work.host, target).libvirt;
    if work.notes.has(Class::LostGuestChanges) || !differences.is_empty() {
        let places = differences.len().max(1);
        let places = if places == 1 { "1 place".to_owned() } else { format!("{places} places") };
        let words = format!(
            "It changes in {places}: good for a cold start, not for live migration or a saved state."
        );
        return (GuestAbi::Changed, words);
    }
    if let Some(refusal) = completed.refusals.first() {
        return (GuestAbi::Unknown, format!("libvirt {host} refuses the source: {}", refusal.message));
    }
    let unknown = unpredicted(completed);
    if !unknown.is_empty() {
        return (GuestAbi::Unknown, unknown);
    }
    if work.notes.has(Class::Refused) {
        return (GuestAbi::Unknown, format!("{} refuses the result.", target.name));
    }
    if work.notes.has(Class::Unknown) {
        return (GuestAbi::Unknown, "What the target does with a part of it is not known to us.".to_owned());
    }
    if comparison.firmware_is_open {
        let words = format!("Which firmware image {} chooses is not predicted.", target.name);
        return (GuestAbi::Unknown, words);
    }
    if work.notes.has_applied("usb-address") {
        let words =
            "The guest sees the same, but libvirt itself compares USB addresses, and the result has none.";
        return (GuestAbi::Unknown, words.to_owned());
    }
    if let Some(since) = comparison.compared.iter().filter_map(|it| it.compared_since).min() {
        let mut properties: Vec<&str> = comparison.compared.iter().map(|it| it.property.as_str()).collect();
        properties.dedup();
        let words = format!(
            "The guest sees the same, but libvirt {since} and later compare it too and refuse a live migration: {}.",
            properties.join(", ")
        );
        return (GuestAbi::Unknown, words);
    }
    let relies_on_defaults = style != Style::Target && !completed.ledger.entries().is_empty();
    if relies_on_defaults && target.libvirt < MEASURED && target.libvirt != host {
        let words =
            format!("What {} would add by itself is not predicted; export for the target.", target.name);
        return (GuestAbi::Unknown, words);
    }
    (GuestAbi::Same, format!("Read back by libvirt {reader}, the result gives the same domain."))
}
