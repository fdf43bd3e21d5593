//! `default-emulator`: the QEMU binary for the guest's architecture unless `<emulator>` names one.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::machine::Arch;

pub(super) static RULE: Rule = Rule {
    id: "default-emulator",
    stage: Stage::DriverPostParse,
    effect: Effect::TakesFromHost,
    title: "Default emulator",
    reference: "qemuDomainDefPostParseBasic",
    since: "0.7.0",
    apply,
};

/// *When*: no `<emulator>` is written, or an empty one.
/// *Opting out*: writing one.
fn apply(scene: &mut Scene<'_>) {
    if scene.domain().value("devices/emulator").is_some_and(|it| !it.is_empty()) {
        return;
    }
    let (arch, type_) = (scene.arch(), scene.domain().virt_type().into_owned());
    let told = scene.host().profile.emulator(arch, &type_).map(str::to_owned);
    let because = match &told {
        Some(_) => {
            "No emulator is named, so libvirt takes the one that the host lists for this architecture."
        }
        None => {
            "No emulator is named, so libvirt takes the QEMU that it finds on the host for this architecture. On \
             Red Hat's systems that is /usr/libexec/qemu-kvm."
        }
    };
    let word = match arch {
        Arch::I686 => "i386",
        Arch::Armv6l | Arch::Armv7l => "arm",
        Arch::Ppc64le => "ppc64",
        other => other.as_str(),
    };
    let path = told.unwrap_or_else(|| format!("/usr/bin/qemu-system-{word}"));
    scene.set_text(scene.root(), "devices/emulator", &path, Origin::Default, because);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn only_where_none_is_named() {
        let host = "libvirt=11.3.0,qemu=10.0";
        assert_eq!(defined(host, "").at("devices/emulator"), "/usr/bin/qemu-system-x86_64");
        let i686 = "<os><type arch='i686'>hvm</type></os>";
        assert_eq!(defined(host, i686).at("devices/emulator"), "/usr/bin/qemu-system-i386");
        let named = "<devices><emulator>/usr/bin/kvm</emulator></devices>";
        assert_eq!(defined(host, named).at("devices/emulator"), "/usr/bin/kvm");
    }
}
