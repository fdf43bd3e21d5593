//! `default-cpu`: a guest without a CPU model gets QEMU's default one written down.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::machine::Accelerator;

pub(super) static RULE: Rule = Rule {
    id: "default-cpu",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Default CPU",
    reference: "qemuDomainDefSetDefaultCPU",
    since: "5.10.0, with QEMU 4.2",
    apply,
};

/// *When*: there is no `<cpu>`, or one that has neither a model nor a mode; QEMU says what it would take.
/// *Opting out*: any mode or model.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let cpu = scene.document().child(root, "cpu");
    if scene.value(root, "cpu/@mode").is_some() {
        return;
    }
    let virt_type = scene.domain().virt_type().into_owned();
    let accelerator = if virt_type == "kvm" { Accelerator::Kvm } else { Accelerator::Tcg };
    let emulator = scene.emulator();
    let default = emulator.default_cpu(&scene.machine().name, accelerator);
    let known = !scene.arch().is_riscv() || scene.does(Behaviour::KnowsRiscvCpus);
    let told = known && scene.does(Behaviour::NamesDefaultCpu) && scene.arch().has_default_cpu(&virt_type);
    let Some(model) = default.filter(|_| told) else {
        if let Some(cpu) = cpu.filter(|it| scene.document().elements(*it).next().is_none()) {
            scene.drop(cpu, "It says nothing, so libvirt does not keep it.");
        }
        return;
    };
    let because = "No CPU model is chosen, so QEMU takes its default one. libvirt writes it down, so that the \
                   guest keeps it.";
    if model == HOST {
        let (mode, because) = match scene.arch().is_s390() {
            true => (
                "host-model",
                "No CPU is chosen, so QEMU takes the host's. libvirt makes that a model of it.",
            ),
            false => ("host-passthrough", "No CPU is chosen, so QEMU takes the host's."),
        };
        scene.set(root, "cpu/@mode", mode, Origin::Default, because);
        return;
    }
    for (path, value) in [
        ("cpu/@mode", "custom"),
        ("cpu/@match", "exact"),
        ("cpu/@check", "none"),
        ("cpu/model/@fallback", "forbid"),
    ] {
        scene.set(root, path, value, Origin::Default, because);
    }
    scene.set_text(root, "cpu/model", model, Origin::Default, because);
}

/// What QEMU calls the host's own CPU.
const HOST: &str = "host";

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn only_where_none_is_chosen() {
        let model = |host, inside| defined(host, inside).at("cpu/model");
        let new = "libvirt=11.3.0,qemu=10.0";
        assert_eq!(model(new, ""), "qemu64");
        assert_eq!(model(new, "<cpu mode='custom' match='minimum'><numa/></cpu>"), "qemu64");
        assert_eq!(model(new, "<os><type machine='microvm'>hvm</type></os>"), "");
        assert_eq!(model(new, "<os><type machine='isapc'>hvm</type></os>"), "486");
        assert_eq!(model(new, "<cpu mode='host-model'/>"), "");
        assert_eq!(model(new, "<os><type arch='i686' machine='pc'>hvm</type></os>"), "qemu32");
        assert_eq!(model("libvirt=5.9.0,qemu=4.2", ""), "");
        assert_eq!(model("libvirt=11.3.0,qemu=4.1", ""), "");
    }
}
