//! Secrets: what `virsh dumpxml` shows only with `--security-info`, and what it shows although it is one.

use std::borrow::Cow;
use std::ops::Range;

use super::Layout;
use crate::xml::{Change, Document, Kind, NodeId, Positions};

/// What stands in place of a secret. It tells nothing, not even a length.
pub const MASK: &str = "••••••";

/// One secret of a document.
#[derive(Debug, Clone)]
pub struct Secret {
    /// The element that it is, or whose attribute it is.
    node: NodeId,
    /// The attribute, with what it reads masked; `None` where it is the text of the element and of those inside it.
    attribute: Option<(usize, String)>,
    /// libvirt leaves it out where nobody asks for it.
    left_out: bool,
}

impl Secret {
    /// The bytes of the printed text that give it away.
    pub fn ranges(&self, document: &Document, positions: &Positions) -> Vec<Range<usize>> {
        if let Some((index, _)) = &self.attribute {
            let within = document.attributes(self.node)[*index].value_within();
            let start = positions.attribute_start(self.node, *index);
            return start.map(|it| it + within.start..it + within.end).into_iter().collect();
        }
        let says = |it: &NodeId| document.characters(*it).is_some_and(|it| !it.trim().is_empty());
        let texts = document.descendants(self.node).into_iter().filter(says);
        texts.map(|it| positions.range(it)).collect()
    }
}

/// Every secret: what libvirt leaves out (passwords of graphics, cookies of network disks), and what it shows to
/// everybody (the session of a launch security, passwords in QEMU's own arguments and environment). A `<secret>`
/// of a disk is none: it names one that the host keeps.
pub fn secrets(document: &Document) -> Vec<Secret> {
    let mut found = Vec::new();
    for (node, shape) in Layout::get().walk_to_secrets(document) {
        if shape.secret {
            found.push(Secret { node, attribute: None, left_out: true });
        }
        for (index, attribute) in document.attributes(node).iter().enumerate() {
            if shape.slot(&attribute.name).is_some_and(|it| it.secret) {
                found.push(Secret { node, attribute: Some((index, MASK.to_owned())), left_out: true });
            }
        }
    }
    for section in document.elements(document.root()) {
        let inside = document.elements(section);
        match local(document.name(section)) {
            "launchSecurity" => {
                let keys = inside.filter(|it| SESSION.contains(&document.name(*it)));
                found.extend(keys.map(|node| Secret { node, attribute: None, left_out: false }));
            }
            "commandline" => found.extend(inside.filter_map(|it| of_argument(document, it))),
            _ => {}
        }
    }
    found
}

/// The document as `virsh dumpxml` shows it without `--security-info`: without passwords of graphics and cookies of
/// network disks.
pub fn without_secrets(document: &Document) -> Document {
    let secrets = secrets(document);
    without(document, secrets.iter().filter(|it| it.left_out))
}

/// The document without any secret. What QEMU's own arguments hold is masked instead, since an argument that is left
/// out gives another its place.
pub fn without_any_secret(document: &Document) -> Document {
    without(document, secrets(document).iter())
}

/// The document to look at: each secret masked. No line comes or goes, and every id stays.
pub fn masked(document: &Document) -> Cow<'_, Document> {
    let secrets = secrets(document);
    if secrets.is_empty() {
        return Cow::Borrowed(document);
    }
    let mut shown = document.clone();
    secrets.iter().for_each(|it| mask(&mut shown, it));
    Cow::Owned(shown)
}

/// Whether a text that need not parse may hold a secret: whether one of the words stands in it that go with them.
pub fn may_hold_secrets(text: &str) -> bool {
    let text = text.to_lowercase();
    let words = ["passw", "cookie", "commandline", "launchsecurity"];
    words.into_iter().any(|it| text.contains(it))
}

/// Elements of `<launchSecurity>` that hold keys of the guest's owner.
const SESSION: [&str; 2] = ["session", "dhCert"];

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, it)| it)
}

/// The secret in `<qemu:arg>` or `<qemu:env>`.
fn of_argument(document: &Document, node: NodeId) -> Option<Secret> {
    let attributes = document.attributes(node);
    let index = attributes.iter().position(|it| &*it.name == "value")?;
    let value = attributes[index].value();
    if value.contains(MASK) {
        // Kept without it, so there is none.
        return None;
    }
    let masked = match local(document.name(node)) {
        "env" => {
            let name = document.attribute(node, "name")?.to_uppercase();
            let tells = ["PASS", "SECRET", "TOKEN"].iter().any(|it| name.contains(it));
            tells.then(|| MASK.to_owned())
        }
        _ => mask_argument(&value),
    };
    Some(Secret { node, attribute: Some((index, masked?)), left_out: false })
}

/// An argument such as `secret,id=s,data=X` with its secrets masked; `None` where it has none.
fn mask_argument(argument: &str) -> Option<String> {
    if argument.trim_start().starts_with('{') {
        // JSON is masked whole: its members can be spelled in many ways.
        let tells = ["\"secret\"", "password\""].iter().any(|it| argument.contains(it));
        return tells.then(|| MASK.to_owned());
    }
    let is_secret = argument.starts_with("secret,") || argument.contains("qom-type=secret");
    let mut found = false;
    let parts = argument.split(',').map(|part| match part.split_once('=') {
        // `password=on` says that there is one, not which.
        Some((key, value))
            if !matches!(value, "" | "on" | "off")
                && (key.ends_with("password") || key == "passwd" || (is_secret && key == "data")) =>
        {
            found = true;
            format!("{key}={MASK}")
        }
        _ => part.to_owned(),
    });
    let masked = parts.collect::<Vec<_>>().join(",");
    found.then_some(masked)
}

fn without<'s>(document: &Document, secrets: impl DoubleEndedIterator<Item = &'s Secret>) -> Document {
    let mut left = document.clone();
    // From the last, so that the places of the others hold.
    for secret in secrets.rev() {
        match &secret.attribute {
            Some((index, _)) if secret.left_out => {
                left.apply(Change::RemoveAttribute { node: secret.node, index: *index });
            }
            Some(_) => mask(&mut left, secret),
            None => {
                left.apply(Change::Detach { node: secret.node });
            }
        }
    }
    left
}

fn mask(document: &mut Document, secret: &Secret) {
    if let Some((index, masked)) = &secret.attribute {
        let attribute = document.attributes(secret.node)[*index].with_value(masked);
        document.apply(Change::ReplaceAttribute { node: secret.node, index: *index, attribute });
        return;
    }
    for node in document.descendants(secret.node) {
        let (Kind::Text(raw) | Kind::CData(raw)) = document.kind(node) else { continue };
        let Some(text) = Some(raw.trim()).filter(|it| !it.is_empty()) else { continue };
        let begin = raw.len() - raw.trim_start().len();
        let lines = "\n".repeat(text.matches('\n').count());
        let masked = format!("{}{MASK}{lines}{}", &raw[..begin], &raw[begin + text.len()..]);
        document.apply(Change::ReplaceKind { node, kind: Kind::Text(masked.into()) });
    }
}

#[cfg(test)]
mod tests {
    use super::{MASK, mask_argument};

    #[test]
    fn only_what_is_secret_is_masked_in_an_argument() {
        let masked = |argument: &str| mask_argument(argument).map(|it| it.replace(MASK, "*"));
        assert_eq!(masked("secret,id=s0,data=x").as_deref(), Some("secret,id=s0,data=*"));
        assert_eq!(
            masked("port=1,password=x,seamless-migration=on").as_deref(),
            Some("port=1,password=*,seamless-migration=on")
        );
        assert_eq!(masked("{\"qom-type\":\"secret\",\"id\":\"s\",\"data\":\"x\"}").as_deref(), Some("*"));
        assert_eq!(masked("unix:/run/vnc,password=on"), None);
        assert_eq!(masked("memory-backend-file,id=m,data=x"), None);
    }
}
