//! `channel-path`: the path of a channel's socket that libvirt made up is not kept.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "channel-path",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Generated path of a channel",
    reference: "qemuDomainChrRemoveDefaultPath",
    since: "1.0.6; these directories before 7.0.0",
    apply,
};

/// *When*: the path of a virtio channel's socket is of the form that libvirt itself gives it when a guest
/// starts. A copied domain must not take the other's socket.
fn apply(scene: &mut Scene<'_>) {
    for channel in scene.devices("channel") {
        if !scene.is(channel, "target/@type", "virtio") || !scene.is(channel, "@type", "unix") {
            continue;
        }
        let name = scene.value(channel, "target/@name").unwrap_or_default().into_owned();
        let Some(source) = scene.document().child(channel, "source") else { continue };
        let path = scene.value(source, "@path").unwrap_or_default().into_owned();
        // Formerly a second form of directory is accepted anywhere, through a slip in the pattern.
        let generated = if scene.does(Behaviour::MatchesWholeChannelPath) {
            is_generated(&path, &name)
        } else {
            was_generated(&path, &name)
        };
        if path.is_empty() || generated {
            scene.drop(source, "libvirt chooses the path of this socket anew whenever the guest starts.");
        }
    }
}

/// Where the QEMU driver of the system keeps its sockets.
const DIRECTORIES: [&str; 3] =
    ["/run/libvirt/qemu/channel/", "/var/run/libvirt/qemu/channel/", "/var/lib/libvirt/qemu/channel/"];

/// `DIRECTORY/[target/](GUEST.|domain-GUEST/|ID-GUEST/)NAME`.
fn is_generated(path: &str, name: &str) -> bool {
    let inner = DIRECTORIES.iter().find_map(|it| path.strip_prefix(it));
    let own = |inner: &str| match inner.strip_suffix(name) {
        Some(guest) => match guest.strip_suffix('/') {
            Some(folder) if !folder.contains('/') => {
                let id = folder.split_once('-').is_some_and(|(id, guest)| {
                    !id.is_empty() && id.bytes().all(|it| it.is_ascii_digit()) && !guest.is_empty()
                });
                id || folder.strip_prefix("domain-").is_some_and(|it| !it.is_empty())
            }
            Some(_) => false,
            None => guest.len() > 1 && guest.ends_with('.') && !guest.contains('/'),
        },
        None => false,
    };
    inner.is_some_and(|it| own(it) || it.strip_prefix("target/").is_some_and(own))
}

/// `DIRECTORY/target/GUEST.NAME` or, in any directory at all, `domain-GUEST/NAME`.
fn was_generated(path: &str, name: &str) -> bool {
    let Some(before) = path.strip_suffix(name) else { return false };
    let guest =
        before.strip_prefix("/var/lib/libvirt/qemu/channel/target/").and_then(|it| it.strip_suffix('.'));
    let in_folder =
        before.strip_suffix('/').and_then(|it| it.rsplit('/').next()?.rfind("domain-").map(|_| ()));
    guest.is_some_and(|it| !it.is_empty() && !it.contains('/')) || in_folder.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_libvirt_makes_up() {
        let name = "org.qemu.guest_agent.0";
        for (path, now, before) in [
            ("/var/lib/libvirt/qemu/channel/target/web.org.qemu.guest_agent.0", true, true),
            ("/var/lib/libvirt/qemu/channel/target/domain-17-web/org.qemu.guest_agent.0", true, true),
            ("/run/libvirt/qemu/channel/17-web/org.qemu.guest_agent.0", true, false),
            ("/tmp/domain-17-web/org.qemu.guest_agent.0", false, true),
            ("/tmp/agent", false, false),
            ("/run/libvirt/qemu/channel/17-web/other", false, false),
        ] {
            assert_eq!((is_generated(path, name), was_generated(path, name)), (now, before), "{path}");
        }
    }
}
