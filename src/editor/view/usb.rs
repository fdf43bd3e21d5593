//! The USB panel and its preview.

use super::{Action, DiffLine, Key};
use crate::editor::command::Command;

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
