//! `canonical-machine`: an alias such as `q35` becomes the newest machine that it stands for.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "canonical-machine",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Machine behind an alias",
    reference: "qemuCanonicalizeMachine",
    since: "0.7.0",
    apply,
};

/// *When*: the machine is an alias of the host's QEMU, and the host resolves them.
/// *Opting out*: naming a machine with its release.
fn apply(scene: &mut Scene<'_>) {
    let alias = scene.machine().name.clone();
    if !scene.host().canonical_machine {
        return;
    }
    let Some(name) = scene.qemu().canonical(&alias).map(str::to_owned) else { return };
    scene.set(
        scene.root(),
        "os/type/@machine",
        &name,
        Origin::Default,
        format!(
            "{alias} stands for the newest machine of its kind. libvirt writes down which one that is on \
             this host, so that the guest keeps its hardware when QEMU is updated."
        ),
    );
    scene.set_machine(&name);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn aliases_and_names() {
        let machine = |name: &str| {
            let os = format!("<os><type arch='x86_64' machine='{name}'>hvm</type></os>");
            defined("libvirt=9.0.0,qemu=7.2", &os).at("os/type/@machine")
        };
        assert_eq!(machine("pc"), "pc-i440fx-7.2");
        assert_eq!(machine("q35"), "pc-q35-7.2");
        assert_eq!(machine("pc-q35-5.2"), "pc-q35-5.2");
    }
}
