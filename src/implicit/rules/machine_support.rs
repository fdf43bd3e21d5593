//! `machine-support`: whether the host's QEMU has the machine.

use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "machine-support",
    stage: Stage::Validate,
    title: "Machines of the host's QEMU",
    reference: "qemuValidateDomainDef",
    since: "1.2.x",
    apply,
};

/// Refused: a machine of a later QEMU, of one long gone, or of a distribution's own.
fn apply(scene: &mut Scene<'_>) {
    let (root, qemu) = (scene.root(), *scene.qemu());
    let machine = scene.machine().clone();
    if qemu.canonical(&machine.name).is_some() || qemu.machine_types().any(|it| it.name == machine.name) {
        return;
    }
    let has = format!("QEMU {} does not have the machine {}", qemu.version, machine.name);
    let message = match qemu.machine_type(&machine.name) {
        Some(known) => match (known.distribution, known.since) {
            (Some(distribution), _) => format!("{has}, which is {distribution}'s own."),
            (None, Some(since)) if qemu.version < since => format!("{has}, which came with QEMU {since}."),
            _ => format!("{has} any more."),
        },
        // A release past the end of the table may have machines that the table lacks.
        None if qemu.is_interpolated() => return,
        None => format!("{has}."),
    };
    scene.refuse(scene.document().find(root, "os/type").unwrap_or(root), message);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn by_release() {
        let refused = |machine: &str| {
            let os = format!("<os><type arch='x86_64' machine='{machine}'>hvm</type></os>");
            defined("libvirt=9.0.0,qemu=7.2", &os).refusals.into_iter().map(|it| it.message).next()
        };
        assert_eq!(refused("pc-q35-7.2"), None);
        assert_eq!(refused("pc"), None);
        assert!(refused("pc-q35-9.1").unwrap().contains("came with QEMU 9.1"));
        assert!(refused("pc-0.12").unwrap().ends_with("any more."));
        assert!(refused("pc-i440fx-rhel7.0.0").unwrap().contains("RHEL"));
    }
}
