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
    /// Its controller; `None` where it has none.
    pub key: Option<Key>,
    /// `USB bus 0, qemu-xhci`.
    pub title: String,
    /// `4 ports: 3 in use, 1 free.`, and what is wrong with it.
    pub summary: String,
    /// How many ports are in use, those of hubs included.
    pub used: usize,
    /// How many are free.
    pub free: usize,
    /// Ports of the controller with what sits in them.
    pub ports: Vec<UsbPort>,
}

/// One port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsbPort {
    /// `1`, `1.2`.
    pub path: String,
    /// Who sits there; `None` where it is free.
    pub device: Option<String>,
    /// Which picture stands for it.
    pub icon: Option<&'static str>,
    /// Its row.
    pub key: Option<Key>,
    /// Of a preview: it was elsewhere before, or not at all.
    pub moved: bool,
    /// What is wrong here.
    pub problem: Option<String>,
    /// Ports of the hub that sits here.
    pub ports: Vec<UsbPort>,
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
