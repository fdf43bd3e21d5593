//! The topology as a picture: boxes with their places, sizes and words. Whoever draws it decides about colours alone.
//!
//! [`picture`] is a function of the buses, the devices and the width; nothing in it is measured on a screen.

mod column;
mod draw;
mod panels;
mod pci;
mod strip;
mod svg;
mod walk;

use std::collections::HashMap;

use super::device::Device;
use super::topology::Topology;

pub use svg::{Colours, svg};
pub use walk::Step;

/// A picture. All lengths are in pixels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// What is in it: each after what it belongs to.
    pub items: Vec<Item>,
    /// What joins items.
    pub lines: Vec<Line>,
}

/// One thing in the picture to be named, pointed at and walked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The device, or the controller of a bus; `None` for what is no device.
    pub key: Option<String>,
    /// The item that it belongs to: the bus of a device, the controller of a bus.
    pub parent: Option<usize>,
    /// What it is in a sentence: `Root port 8, 00:02.7, implicit · default`.
    pub name: String,
    /// What is wrong with its place.
    pub problem: Option<String>,
    /// Whether the item is a bus rather than something on one.
    pub is_bus: bool,
    /// Its boxes.
    pub boxes: Vec<Box>,
    /// Its words.
    pub texts: Vec<Text>,
    /// Pictures of devices: name, left, top and side.
    pub icons: Vec<(&'static str, i32, i32, i32)>,
}

impl Item {
    /// Places where no device is, without boxes yet.
    fn of_places(parent: usize, name: String) -> Item {
        Item {
            key: None,
            parent: Some(parent),
            name,
            problem: None,
            is_bus: false,
            boxes: Vec::new(),
            texts: Vec::new(),
            icons: Vec::new(),
        }
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Box {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// How it is drawn.
    pub look: Look,
}

/// How a box is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// Not at all: it is where the words of an item are.
    Plain,
    /// A frame around other boxes.
    Panel,
    /// A bus of one slot, between a port and what is in it.
    Pill,
    /// A device in the file: solid.
    Written,
    /// A device that libvirt adds: dashed and hatched.
    Implicit,
    /// A part of the board: grey.
    Reserved,
    /// Free: dotted.
    Free,
    /// Free, and libvirt has something that goes here first: dotted and marked.
    FreeFor,
    /// Devices that clash, or one where none can be.
    Clash,
}

/// Words in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Where they are anchored.
    pub x: i32,
    /// The baseline.
    pub y: i32,
    /// The words.
    pub text: String,
    /// How they are set.
    pub style: Style,
    /// Which of their points is at `x`.
    pub anchor: Anchor,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// Name of a bus.
    Title,
    /// Name of a written device.
    Name,
    /// Name of an implicit device.
    ImplicitName,
    /// Everything else.
    Small,
    /// A number or a written address.
    Code,
    /// An address that libvirt fills in: underlined with dashes.
    FilledIn,
    /// An address to come, in a preview.
    Preview,
    /// Something wrong.
    Problem,
}

/// Which point of a text is where it is anchored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The first letter.
    Start,
    /// The middle.
    Middle,
    /// The last letter.
    End,
}

/// A line from corner to corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its corners.
    pub points: Vec<(i32, i32)>,
    /// Whether it leads to something implicit.
    pub implicit: bool,
}

/// What is to be shown of a device beside the device itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// Something is wrong with it.
    pub problem: bool,
    /// Where a change that is previewed would put it.
    pub preview: Option<String>,
}

/// Draws the topology of these devices, as wide as this at most, but never narrower than a phone. `marks` are by key;
/// `say` puts words into the reader's language, before they are given room.
pub fn picture(
    topology: &Topology,
    devices: &[Device],
    marks: &HashMap<String, Mark>,
    width: i32,
    say: &dyn Fn(&str) -> String,
) -> Picture {
    draw::Draw::new(topology, devices, marks, width.max(300), say).all()
}
