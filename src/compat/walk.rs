//! Top-down over a document, as libvirt reads it: what which releases do not take.
//!
//! libvirt asks for what it knows and never looks at left-overs: an unknown element or attribute is skipped without a
//! word. Unknown values of a known attribute, and unknown features, are errors. Inside an element that is skipped
//! nothing matters. So it was in 0.9.4 and so it is in 11.3.0.

use crate::order;
use std::borrow::Cow;

use std::collections::BTreeSet;

use super::driver;
use super::finding::{Class, Finding, Needs};
use super::guest;
use super::namespace::libvirt_name;
use super::together;
use super::union::{contradiction, is_looked_for, later, later_attribute};
use super::{Known, KnownAttribute, Since, Target, Version};
use crate::xml::{Document, NodeId};

/// What the target does not take: first what its libvirt does not, in document order, then what its QEMU does not.
pub fn classify(document: &Document, target: &Target) -> Vec<Finding> {
    let mut findings = walk(document, Some(target.libvirt));
    findings.retain(|it| it.concerns(target.libvirt));
    // What is refused is not skipped as well.
    let refused: Vec<_> = findings.iter().filter(|it| it.class == Class::Refused).cloned().collect();
    let is_refused =
        |it: &Finding| refused.iter().any(|more| more.node == it.node && more.attribute == it.attribute);
    findings.retain(|it| it.class == Class::Refused || !is_refused(it));
    for it in &mut findings {
        it.reason = named(&it.reason, target.libvirt);
    }
    let is_read = |it: &Finding| read_since(document, it.node).is_some_and(|it| it <= target.libvirt);
    findings.extend(driver::findings(document, target).into_iter().filter(is_read));
    findings
}

/// The first release that reads the element; `None` where no release that we know does.
fn read_since(document: &Document, node: NodeId) -> Option<Version> {
    let above = std::iter::successors(Some(node), |it| document.parent(*it));
    let mut path: Vec<NodeId> = above.take_while(|it| *it != document.root()).collect();
    path.reverse();
    let known =
        path.into_iter().try_fold(Known::root(), |known, it| known.child(&libvirt_name(document, it)?));
    known.map(|it| it.since().version)
}

/// A reason that speaks of older releases, said of one of them.
fn named(reason: &str, libvirt: Version) -> String {
    reason
        .replace("older releases refuse", &format!("libvirt {libvirt} refuses"))
        .replace("older releases skip", &format!("libvirt {libvirt} skips"))
}

/// Everything that some release of libvirt does not take, in document order.
pub(super) fn findings(document: &Document) -> Vec<Finding> {
    walk(document, None)
}

/// Releases from which on something in the document is taken otherwise.
pub fn turning_points(document: &Document) -> BTreeSet<Version> {
    let needed = |it: &Finding| match it.needs {
        Needs::Libvirt(since) => Some(since.version),
        Needs::Qemu(_) | Needs::Never => None,
    };
    order::set(findings(document).iter().flat_map(|it| [Some(it.from), needed(it)]).flatten())
}

/// The same; what a given release takes may be left out.
fn walk(document: &Document, libvirt: Option<Version>) -> Vec<Finding> {
    let mut walk = Walk { document, libvirt, path: Vec::new(), findings: Vec::new() };
    let root = At { node: document.root(), attribute: None, from: Version::new(0, 0, 0) };
    if document.name(root.node) == "domain" {
        walk.element(root, Known::root());
        // What one place loses without harm another may need.
        let mut together = together::findings(document);
        together.retain_mut(|it| {
            // What is refused is read; what is skipped stands in something that is.
            let reader = match it.attribute.is_some() || it.class == Class::Refused {
                true => Some(it.node),
                false => document.parent(it.node),
            };
            let since = reader.and_then(|reader| read_since(document, reader));
            it.from = it.from.max(since.unwrap_or(it.from));
            since.is_some()
        });
        let is_needed = |it: &Finding| {
            let same = |more: &Finding| more.node == it.node && more.attribute == it.attribute;
            together.iter().any(|more| more.class == Class::LostGuestChanges && same(more))
        };
        walk.findings.retain(|it| it.class != Class::LostHarmless || !is_needed(it));
        walk.findings.extend(together);
    } else {
        let reason = format!("<{}> is not a domain", document.name(root.node));
        walk.add(root, Class::Refused, Needs::Never, reason, "virDomainDefParseNode");
    }
    walk.findings
}

/// Where the walk stands: an element, or one of its attributes, and the first release that reads this far.
#[derive(Clone, Copy)]
struct At<'a> {
    node: NodeId,
    attribute: Option<&'a str>,
    from: Version,
}

struct Walk<'a> {
    document: &'a Document,
    /// The release asked about; every one without it.
    libvirt: Option<Version>,
    /// Names below `<domain>` down to the element, as libvirt has them.
    path: Vec<Cow<'a, str>>,
    findings: Vec<Finding>,
}

impl<'a> Walk<'a> {
    /// What an element holds that is read since `at.from`.
    fn element(&mut self, at: At<'_>, known: Known) {
        let document = self.document;
        // A prefixed attribute is a declaration or another namespace's; libvirt asks for none.
        for attribute in
            document.attributes(at.node).iter().filter(|it| &*it.name != "xmlns" && !it.name.contains(':'))
        {
            let at = At { attribute: Some(&attribute.name), ..at };
            match known.attribute(&attribute.name) {
                Some(known) => self.attribute(at, &attribute.value(), known),
                None => {
                    let reason = format!("no release that we know reads {}", self.words(at));
                    self.add(at, Class::Unknown, Needs::Never, reason, "virDomainDefParseXML");
                }
            }
        }
        if let Some(text) = known.text() {
            self.value(at, &document.text(at.node), text);
        }
        if self.path == ["metadata"] {
            return;
        }
        for node in document.elements(at.node) {
            self.child(At { node, attribute: None, from: at.from }, at.node, known);
        }
    }

    fn child(&mut self, at: At<'_>, parent: NodeId, outer: Known) {
        let Some(name) = libvirt_name(self.document, at.node) else {
            let reason = format!("{} is of a namespace that libvirt does not read", self.words(at));
            return self.add(at, Class::LostHarmless, Needs::Never, reason, "virDomainDefParseXML");
        };
        let known = outer.child(&name);
        let late = later(self.document, parent, &self.path, &name);
        let strict = self.strict();
        self.path.push(name);
        match (known, strict) {
            (Some(known), _) => {
                let since = late.unwrap_or(known.since());
                if self.is_missing(at, since) {
                    match strict {
                        Some(function) => self.refuse(at, self.words(at), since, function),
                        None => self.skip(at, since),
                    }
                }
                self.element(At { from: at.from.max(since.version), ..at }, known);
            }
            (None, Some(function)) => {
                let reason = format!("no release that we know has the feature {}", self.words(at));
                self.add(at, Class::Refused, Needs::Never, reason, function);
            }
            (None, None) => {
                let reason = format!("no release that we know reads {}", self.words(at));
                self.add(at, Class::Unknown, Needs::Never, reason, "virDomainDefParseXML");
            }
        }
        self.path.pop();
    }

    fn attribute(&mut self, at: At<'_>, value: &str, known: KnownAttribute) {
        let name = at.attribute.unwrap_or_default();
        let since = later_attribute(self.document, at.node, &self.path, name).unwrap_or(known.since);
        if self.is_missing(at, since) {
            self.skip(at, since);
        }
        let at = At { from: at.from.max(since.version), ..at };
        self.value(at, value, known);
        if known.value(value).is_none() {
            return;
        }
        if let Some(other) = contradiction(self.document, at.node, &self.path, name) {
            let reason = format!("{name}='{value}' does not go with {other}");
            self.add(at, Class::Refused, Needs::Never, reason, "virDomainDefParseXML");
        }
    }

    /// A value, or the text of an element, of which only certain ones are accepted.
    fn value(&mut self, at: At<'_>, value: &str, known: KnownAttribute) {
        let words = |walk: &Self| match at.attribute {
            Some(name) => format!("{name}='{value}' of <{}>", walk.document.name(at.node)),
            None => format!("\"{value}\" in {}", walk.words(at)),
        };
        let looked_for = at.attribute.is_some_and(|it| is_looked_for(&self.path, it));
        let element = At { attribute: None, ..at };
        match known.value(value) {
            Some(since) if looked_for && self.is_missing(at, since) => self.skip(element, since),
            None if looked_for => {
                let reason = format!("no release that we know reads {}", words(self));
                self.add(element, Class::LostHarmless, Needs::Never, reason, "virSysinfoParseXML");
            }
            Some(since) if self.is_missing(at, since) => {
                self.refuse(at, words(self), since, "virXMLPropEnum");
            }
            Some(_) => {}
            None => {
                let reason = format!("no release that we know accepts {}", words(self));
                self.add(at, Class::Refused, Needs::Never, reason, "virXMLPropEnum");
            }
        }
    }

    /// Whether something that is known since then is not where the walk stands: in the release asked about, or
    /// in some that read this far.
    fn is_missing(&self, at: At<'_>, since: Since) -> bool {
        since.version > at.from && !self.libvirt.is_some_and(|it| since.is_met_by(it))
    }

    /// The function that refuses unknown children of the element, where one does.
    fn strict(&self) -> Option<&'static str> {
        let (first, rest) = self.path.split_first()?;
        match rest {
            _ if first != "features" => None,
            [] => Some("virDomainFeaturesDefParse"),
            [one] => match &**one {
                "hyperv" => Some("virDomainFeaturesHyperVDefParse"),
                "kvm" => Some("virDomainFeaturesKVMDefParse"),
                "xen" => Some("virDomainFeaturesXENDefParse"),
                _ => None,
            },
            _ => None,
        }
    }

    fn refuse(&mut self, at: At<'_>, words: String, since: Since, reference: &'static str) {
        let reason =
            format!("{words} is known since libvirt {}; older releases refuse the domain", since.version);
        self.add(at, Class::Refused, Needs::Libvirt(since), reason, reference);
    }

    fn skip(&mut self, at: At<'_>, since: Since) {
        let effect = guest::effect(self.document, at.node, &self.path, at.attribute);
        let class = if effect.guest { Class::LostGuestChanges } else { Class::LostHarmless };
        let words = match (effect.words, effect.guest) {
            ("", true) => "the guest changes",
            ("", false) => "the guest does not notice",
            (words, _) => words,
        };
        let (what, since_words) = (self.words(at), since.version);
        let reason = format!(
            "{what} is read since libvirt {since_words}; older releases skip it without a word: {words}"
        );
        self.add(at, class, Needs::Libvirt(since), reason, "virDomainDefParseXML");
    }

    /// How a sentence names the place.
    fn words(&self, at: At<'_>) -> String {
        let name = self.document.name(at.node);
        at.attribute.map_or(format!("<{name}>"), |attribute| format!("{attribute}= of <{name}>"))
    }

    fn add(&mut self, at: At<'_>, class: Class, needs: Needs, reason: String, reference: &'static str) {
        let attribute = at.attribute.map(str::to_owned);
        self.findings.push(Finding {
            node: at.node,
            attribute,
            class,
            needs,
            reason,
            reference,
            from: at.from,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::parse;

    /// Class and place of each finding, one a line.
    fn found(target: &str, inside: &str) -> String {
        let document = parse(&format!("<domain type='kvm'>{inside}</domain>")).unwrap();
        let lines = classify(&document, &Target::parse(target).unwrap()).into_iter().map(|it| {
            let attribute = it.attribute.map(|name| format!("@{name}")).unwrap_or_default();
            format!("{} {}{attribute}", it.class.as_str(), &document.path_of(it.node)["/domain".len()..])
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn values_are_refused_elements_skipped() {
        let usb = "<devices><controller type='usb' model='qemu-xhci' ports='15'/></devices>";
        assert_eq!(
            found("0.9.4", usb),
            "refused /devices/controller@type\nrefused /devices/controller@model"
        );
        assert_eq!(found("3.2.0", usb), "refused /devices/controller@model");
        assert_eq!(found("3.3.0", usb), "");
    }

    #[test]
    fn nothing_matters_inside_what_is_skipped() {
        let rng = "<devices><rng model='virtio-transitional'><backend model='random'/></rng></devices>";
        assert_eq!(found("1.0.2", rng), "lost-guest-changes /devices/rng");
        assert_eq!(found("1.0.3", rng), "refused /devices/rng@model");
        assert_eq!(found("5.2.0", rng), "");
    }

    #[test]
    fn a_place_matters_only_where_its_device_is_read() {
        let hub = "<devices><hub type='usb'><address type='pci' bus='0x01' slot='0x02'/></hub></devices>";
        assert_eq!(found("0.9.4", hub), "lost-guest-changes /devices/hub");
        assert_eq!(found("0.9.5", hub), "refused /devices/hub/address@bus");
        assert_eq!(found("0.9.4", &hub.replace("hub", "warp")), "unknown /devices/warp");
    }

    #[test]
    fn features_are_refused() {
        assert_eq!(found("2.1.0", "<features><smm state='on'/></features>"), "refused /features/smm");
        let hidden = "<features><kvm><hidden state='on'/></kvm></features>";
        assert_eq!(found("1.2.7", hidden), "refused /features/kvm");
        assert_eq!(found("12.0.0", "<features><warp/></features>"), "refused /features/warp");
    }

    #[test]
    fn silent_traps() {
        assert_eq!(found("0.9.4", "<memory unit='GiB'>4</memory>"), "lost-guest-changes /memory@unit");
        assert_eq!(found("0.9.4", "<memory unit='KiB'>4</memory>"), "lost-harmless /memory@unit");
        assert_eq!(found("0.9.4", "<cpu mode='host-model'/>"), "lost-guest-changes /cpu@mode");
        assert_eq!(found("5.1.0", "<os firmware='efi'/>"), "lost-guest-changes /os@firmware");
        assert_eq!(found("0.9.4", "<vcpu placement='static'>1</vcpu>"), "lost-harmless /vcpu@placement");
        assert_eq!(found("0.9.6", "<on_crash>coredump-destroy</on_crash>"), "");
    }

    #[test]
    fn what_nobody_reads_is_not_predicted() {
        assert_eq!(found("9.0.0", "<devices><warp speed='9'/></devices>"), "unknown /devices/warp");
        assert_eq!(found("9.0.0", "<devices><disk warp='9'/></devices>"), "unknown /devices/disk@warp");
        assert_eq!(
            found("9.0.0", "<vcpu warp='9'>1</vcpu><metadata><a:b/><c/></metadata>"),
            "unknown /vcpu@warp"
        );
        assert_eq!(found("9.0.0", "<devices><x:y xmlns:x='urn:x'/></devices>"), "lost-harmless /devices/x:y");
    }

    #[test]
    fn a_model_of_another_type_is_refused() {
        let wrong = "<devices><controller type='scsi' model='qemu-xhci'/></devices>";
        assert_eq!(found("11.3.0", wrong), "refused /devices/controller@model");
    }

    #[test]
    fn namespaces_count_by_their_address_not_their_prefix() {
        let uri = "xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'";
        assert_eq!(found("0.9.4", &format!("<q:commandline {uri}><q:arg value='-v'/></q:commandline>")), "");
        assert_eq!(found("8.1.0", &format!("<q:override {uri}/>")), "lost-guest-changes /q:override");
        assert_eq!(found("0.9.4", "<qemu:commandline/>"), "", "undeclared, as libvirt takes it");
    }

    #[test]
    fn two_places_at_once() {
        let firmware = "<os firmware='efi'><loader readonly='yes'/></os>";
        assert_eq!(found("9.0.0", firmware), "refused /os/loader@readonly");
        assert_eq!(found("11.3.0", firmware), "");
        let bus =
            "<devices><sound model='ac97'><address type='pci' bus='0x01' slot='0x02'/></sound></devices>";
        assert_eq!(found("1.0.4", bus), "refused /devices/sound/address@bus");
        let labels = "<seclabel type='none'/><seclabel type='none'/>";
        assert_eq!(found("0.9.13", labels), "lost-harmless /seclabel[2]");
        let cell = "<cpu><numa><cell id='0' memory='1'/></numa></cpu>";
        assert_eq!(found("6.5.0", cell), "refused /cpu/numa/cell");
        assert_eq!(found("6.6.0", cell), "");
        let timer = "<clock offset='utc'><timer name='tsc'/></clock>";
        assert_eq!(found("3.1.0", timer), "refused /clock/timer@name");
        assert_eq!(found("3.2.0", timer), "");
        let consoles = "<devices><console type='pty'/><console type='pty'/></devices>";
        assert_eq!(found("0.9.4", consoles), "lost-guest-changes /devices/console[2]");
    }

    #[test]
    fn qemu_of_the_target() {
        let machine = |name: &str| format!("<os><type arch='x86_64' machine='{name}'>hvm</type></os>");
        assert_eq!(found("libvirt=9.0.0,qemu=7.2", &machine("pc-q35-10.0")), "refused /os/type@machine");
        assert_eq!(found("libvirt=9.0.0,qemu=7.2", &machine("pc-q35-7.2")), "");
        assert_eq!(found("libvirt=9.0.0,qemu=7.2", &machine("q35")), "");
        assert_eq!(found("rhel6.2", &machine("pc")), "");
        assert_eq!(found("debian12", &machine("pc-i440fx-rhel7.6.0")), "unknown /os/type@machine");
        assert_eq!(found("debian13", &machine("pc-0.12")), "refused /os/type@machine");
        let usb = "<devices><controller type='usb' model='qemu-xhci'/></devices>";
        assert_eq!(found("rhel7.9", usb), "refused /devices/controller@model");
        let card = "<devices><interface type='user'><model type='igb'/></interface></devices>";
        assert_eq!(found("debian12", card), "refused /devices/interface/model@type");
    }

    #[test]
    fn another_root_is_no_domain() {
        let document = parse("<network/>").unwrap();
        assert_eq!(classify(&document, &Target::parse("9.0.0").unwrap())[0].class, Class::Refused);
    }
}
