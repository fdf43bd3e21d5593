//! `View`: all that the page shows, as plain records with ready strings. No XML logic is left to do.

use serde::{Deserialize, Serialize};

use super::command::Command;

/// Names a row across recomputations: a written element, or the n-th device that a rule added.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(pub String);

/// Everything on the page at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The file and whether it was edited; `None` before anything is loaded.
    pub file: Option<File>,
    /// The text beside the tree.
    pub source: Source,
    /// `12 written · 16 implicit`, for the pane's title and the live region.
    pub counts: Counts,
    /// The device tree.
    pub groups: Vec<Group>,
    /// The device or section that is selected.
    pub inspector: Option<Inspector>,
    /// What is wrong or worth knowing, in the order of the lines.
    pub problems: Vec<Problem>,
    /// Hosts to choose from, the chosen one marked.
    pub hosts: Vec<Choice>,
    /// Targets to choose from by family, the chosen one marked.
    pub targets: Vec<ChoiceGroup>,
    /// How the target takes the document as written; `None` without a target.
    pub verdict: Option<Verdict>,
    /// Label of what undo would undo.
    pub undo: Option<String>,
    /// Label of what redo would do again.
    pub redo: Option<String>,
}

impl View {
    /// Whether there is something to export: a text that parses.
    pub fn can_export(&self) -> bool {
        self.file.is_some() && self.source.error.is_none()
    }
}

/// The loaded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// File name, such as `web01.xml`.
    pub name: String,
    /// `edited, not exported` and the like; empty when untouched.
    pub state: String,
    /// Leaving the page would lose edits.
    pub unsaved: bool,
}

/// The source pane.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The text: the document's, or the draft that does not parse.
    pub text: String,
    /// Number of lines.
    pub lines: u32,
    /// Why the text does not parse. The tree then shows the last text that did.
    pub error: Option<SourceError>,
    /// Which lines belong to which row, in line order.
    pub ranges: Vec<SourceRange>,
    /// What libvirt would add, where it would stand; empty while the text does not parse.
    pub ghosts: Vec<Ghost>,
}

/// A fault in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What was found and what was expected.
    pub message: String,
}

/// Lines of one device in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRange {
    /// The row.
    pub key: Key,
    /// First line, from 1.
    pub first: u32,
    /// Last line, from 1.
    pub last: u32,
}

/// An element that is not in the text: libvirt would add it here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ghost {
    /// The row.
    pub key: Key,
    /// The line after which it would stand, from 1.
    pub after: u32,
    /// The element, indented like its written siblings.
    pub text: String,
    /// `implicit · default`.
    pub badge: String,
}

/// How many devices there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// In the file.
    pub written: usize,
    /// Added by libvirt.
    pub implicit: usize,
    /// With an error or a warning.
    pub problems: usize,
}

/// One heading of the tree with its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `Disks`, `USB` …
    pub title: String,
    /// `1 written · 1 implicit`.
    pub counts: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name across recomputations.
    pub key: Key,
    /// Which picture: libvirt's element name or a kind of controller (`disk`, `usb`, `pci`, `input-tablet` …).
    pub icon: String,
    /// `Disk vda`.
    pub name: String,
    /// One line: model, what identifies it, what it is joined to.
    pub description: String,
    /// Where it comes from.
    pub origin: Origin,
    /// `implicit · default`; `None` for a written one.
    pub badge: Option<String>,
    /// Where it sits.
    pub address: Option<Address>,
    /// The worst problem of this device.
    pub problem: Option<Severity>,
    /// Why what libvirt does with it is not predicted.
    pub not_predicted: Option<String>,
    /// Line in the source, for written ones.
    pub line: Option<u32>,
}

/// The four origins; all but `Written` are implicit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// In the file.
    Written,
    /// The machine cannot be without it.
    BuiltIn,
    /// Added unless opted out.
    Default,
    /// Another device needs it.
    Demanded,
}

/// Where a device sits, in short form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `03:00.0`, `port 1.2`, `0:0:1`.
    pub text: String,
    /// Filled in by libvirt rather than written.
    pub implicit: bool,
    /// Where it goes in the present preview.
    pub preview: Option<String>,
}

/// How bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// libvirt refuses it.
    Error,
    /// The guest or the host gets something else than written.
    Warning,
    /// Worth knowing.
    Note,
}

/// One line of the problems strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad.
    pub severity: Severity,
    /// Line in the source, from 1.
    pub line: Option<u32>,
    /// The row to select.
    pub key: Option<Key>,
    /// First the fact, then the reason, then the way out.
    pub message: String,
}

/// What is selected, explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspector {
    /// The row.
    pub row: Row,
    /// The element as libvirt prints it, canonical.
    pub xml: String,
    /// Why it is there; one for the element, further ones for what was filled in on it.
    pub reasons: Vec<Reason>,
    /// What it is made of: label and value, implicit values marked.
    pub facts: Vec<Fact>,
    /// What it takes or carries: `00:1d.7`, `4 ports, 3 used`, and what sits there.
    pub takes: Vec<Fact>,
    /// What it is joined to.
    pub related: Vec<Related>,
    /// The USB choices, where the selection is about USB.
    pub usb: Option<Usb>,
    /// What can be done with it.
    pub actions: Vec<Action>,
}

/// Why something is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it explains: `This controller`, `address`, `model`.
    pub about: String,
    /// In whole sentences.
    pub because: String,
    /// `default-usb-controller`.
    pub rule: String,
    /// `0.9.10, on q35 1.3.1`.
    pub since: String,
    /// The libvirt function that does it.
    pub reference: String,
}

/// A label and a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label, libvirt's word.
    pub label: String,
    /// The value.
    pub value: String,
    /// Filled in by libvirt.
    pub implicit: bool,
}

/// A link to another row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The row.
    pub key: Key,
    /// How it is joined: `on bus`, `demanded by`.
    pub relation: String,
    /// Its name.
    pub name: String,
}

/// Something to click.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// `Make explicit`.
    pub label: String,
    /// What to send back.
    pub command: Command,
    /// Why it cannot be done now, with the way out; `None` where it can.
    pub disabled: Option<String>,
}

/// The USB panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Usb {
    /// None, 1.1, 2.0, 3.0.
    pub versions: Vec<UsbChoice>,
    /// Exact models, for those who want one.
    pub models: Vec<UsbChoice>,
    /// Ports now.
    pub ports: Vec<UsbBus>,
    /// What choosing would do; nothing is written yet.
    pub preview: Option<Preview>,
}

/// One way to have USB.
#[derive(Debug, Clone, PartialEq)]
pub struct UsbChoice {
    /// `2.0` or `ich9-ehci1`.
    pub title: String,
    /// `ich9 EHCI + 3 UHCI`.
    pub model: String,
    /// `6 ports`.
    pub detail: String,
    /// The guest has this now.
    pub current: bool,
    /// It has it without it being written.
    pub implicit: bool,
    /// This is what the preview shows.
    pub previewed: bool,
    /// Why it cannot be chosen.
    pub blocked: Option<String>,
    /// What to send to preview it.
    pub preview: Command,
}

/// The ports of one USB bus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsbBus {
    /// `Bus 0: qemu-xhci`.
    pub title: String,
    /// Ports with what sits in them, hubs' ports included by path.
    pub ports: Vec<UsbPort>,
}

/// One port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsbPort {
    /// `1`, `1.2`.
    pub path: String,
    /// Who sits there; `None` where it is free.
    pub device: Option<String>,
}

/// What a change would do, before it is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// `Preview of USB 2.0, nothing written yet: +10 lines after line 19.`
    pub title: String,
    /// Ports afterwards.
    pub ports: Vec<UsbBus>,
    /// Devices that get another address.
    pub moves: Vec<Move>,
    /// `Unchanged: …`
    pub unchanged: String,
    /// The patch of the text.
    pub patch: Vec<DiffLine>,
    /// Buttons, the safe way first.
    pub actions: Vec<Action>,
}

/// A device that moves, comes or goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The row, where it exists now.
    pub key: Option<Key>,
    /// Its name.
    pub device: String,
    /// Address now; empty where it is new.
    pub now: String,
    /// Address then; empty where it goes.
    pub then: String,
    /// `other hardware`, `another address`, `added`, `removed`.
    pub guest: String,
}

/// One line of a diff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    /// What kind of line.
    pub kind: DiffKind,
    /// Line number and text on the left; `None` where only the right has one.
    pub left: Option<(u32, String)>,
    /// Line number and text on the right.
    pub right: Option<(u32, String)>,
    /// Numbers of the changes (from 1) that explain this line.
    pub changes: Vec<usize>,
}

/// Kinds of diff lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DiffKind {
    /// The same on both sides.
    Same,
    /// On both sides, different.
    Changed,
    /// On the right only.
    Added,
    /// On the left only.
    Removed,
    /// Stands for a run of equal lines that is folded; `left` and `right` hold its first line.
    Folded(u32),
}

/// A choice in a picker.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// `RHEL 7.9`.
    pub title: String,
    /// `libvirt 4.5.0 · QEMU 1.5.3`.
    pub detail: String,
    /// It is the chosen one.
    pub current: bool,
    /// What to send to choose it.
    pub command: Command,
}

/// Choices under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceGroup {
    /// `RHEL and rebuilds`, `libvirt releases` …
    pub title: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// How a target takes a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The kind, which has its own icon, colour and pattern.
    pub kind: VerdictKind,
    /// `Refused as written · 2 lines`.
    pub short: String,
    /// The whole sentence.
    pub text: String,
}

/// The five verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VerdictKind {
    /// Accepted as it is.
    Accepted,
    /// Accepted with rewrites, guest the same.
    Same,
    /// Accepted, guest loses something or sees other hardware.
    Changes,
    /// Refused.
    Refused,
    /// Not checked or not predicted.
    Unknown,
}

/// The export view.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// As written · Expanded · Migratable · For target, with the verdict of each.
    pub styles: Vec<StyleChoice>,
    /// Verdict on the shown result.
    pub verdict: Verdict,
    /// `Guest ABI: the same` and its explanation.
    pub guest_abi: String,
    /// `As written this needs libvirt 6.3.0 (io='io_uring', line 16).`
    pub earliest: String,
    /// What differs and why.
    pub changes: Vec<ExportChange>,
    /// Source against result.
    pub diff: Vec<DiffLine>,
    /// The result; empty where it is blocked altogether.
    pub text: String,
    /// `web01-rhel7.9.xml`.
    pub file_name: String,
    /// The report as versioned JSON, to download.
    pub report: String,
}

/// One way to export.
#[derive(Debug, Clone, PartialEq)]
pub struct StyleChoice {
    /// `As written`.
    pub title: String,
    /// What it does, in one sentence.
    pub text: String,
    /// It is the chosen one.
    pub current: bool,
    /// What this target says to it.
    pub verdict: VerdictKind,
    /// What to send to choose it.
    pub command: Command,
}

/// One line that is dropped, rewritten, added or in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportChange {
    /// From 1; the diff refers to it.
    pub number: usize,
    /// `/domain/devices/controller[2]`.
    pub path: String,
    /// Line in the source, from 1.
    pub line: Option<u32>,
    /// `dropped`, `rewritten`, `added`, `kept`, `in the way`.
    pub action: String,
    /// How the guest or the target takes it.
    pub kind: VerdictKind,
    /// Whole sentences.
    pub reason: String,
    /// The release that would take it as written.
    pub needs: Option<String>,
    /// Where this is known from.
    pub reference: String,
}
