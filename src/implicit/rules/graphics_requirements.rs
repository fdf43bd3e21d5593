//! `graphics-requirements`: what can only be seen with graphics.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "graphics-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Devices that need graphics",
    reference: "qemuValidateDomainMdevDef, qemuValidateDomainDeviceDefGraphics",
    since: "before 7.0.0",
    apply,
};

/// Refused: a mediated device that is a display where there are no graphics, and headless rendering beside
/// graphics that cannot show it or draw with OpenGL themselves.
fn apply(scene: &mut Scene<'_>) {
    let graphics = scene.devices("graphics");
    for hostdev in scene.devices("hostdev") {
        if graphics.is_empty() && scene.is(hostdev, "@display", "on") {
            scene.refuse(hostdev, "With display='on' the guest needs graphics to be seen through.");
        }
    }
    for node in &graphics {
        let others = graphics.iter().filter(|it| *it != node);
        let mut types = others.map(|it| scene.value(*it, "@type").unwrap_or_default());
        let fits = types.all(|it| matches!(&*it, "vnc" | "spice" | "egl-headless"));
        if scene.is(*node, "@type", "egl-headless") && !fits {
            scene.refuse(*node, "Graphics of type egl-headless can be beside VNC and SPICE only.");
        }
        let draws = |it: &NodeId| scene.is(*it, "@type", "spice") && scene.is(*it, "gl/@enable", "yes");
        if scene.is(*node, "@type", "egl-headless") && graphics.iter().any(draws) {
            scene.refuse(*node, "QEMU draws with OpenGL for one display only, and SPICE has it already.");
        }
    }
}
