//! The engine: what libvirt makes of a domain. `complete` gives another document, in which every rule has
//! had its say, with a ledger of which rule did what and why.

pub mod address;
mod controller_list;
mod firmware;
mod generic;
mod hostdev_scsi;
mod ledger;
mod rule;
pub mod rules;
mod scene;
mod settle;
#[cfg(test)]
mod testing;

use crate::compat::Behaviour;
use crate::domain::Domain;
use crate::machine::{Arch, Assumption, Host};
use crate::xml::Document;

pub use ledger::{Entry, Ledger, Subject};
pub use rule::{Effect, Origin, Rule, Stage};
pub use scene::Scene;

/// How libvirt meets the document (`VIR_DOMAIN_DEF_PARSE_ABI_UPDATE`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// As `virsh define` does it: everything is assigned, USB ports and hubs included.
    #[default]
    Define,
    /// As when libvirt loads a stored configuration after an upgrade: nothing that the guest could notice.
    Load,
}

/// A remark on one node: why libvirt would refuse it, or why we do not predict it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The node in question; the root where it is about the whole domain.
    pub node: crate::xml::NodeId,
    /// The attribute in question; `None` where it is about the element, or the rule does not tell.
    pub attribute: Option<String>,
    /// The rule that says so; the first of all where no rule knows the domain.
    pub rule: &'static str,
    /// In whole sentences, for people.
    pub message: String,
}

impl Remark {
    /// The functions of libvirt that its rule follows; empty where no rule says it.
    pub fn reference(&self) -> &'static str {
        rules::ALL.iter().find(|it| it.id == self.rule).map_or("", |it| it.reference)
    }
}

/// What became of a document on a host.
#[derive(Debug, Clone)]
pub struct Completed {
    /// The completed document. Nodes of the original keep their ids; added ones have ids it lacks. Comments
    /// are gone; white space between elements is as it was, and [`print`](crate::format::print()) passes over it.
    pub document: Document,
    /// Who added, changed or dropped what, and why.
    pub ledger: Ledger,
    /// What libvirt would refuse. Empty: it takes the domain.
    pub refusals: Vec<Remark>,
    /// What lies outside what the engine knows.
    pub not_predicted: Vec<Remark>,
    /// What the guest has although the host's libvirt does not show it in the domain.
    pub unnamed: Vec<Remark>,
    /// What libvirt makes up at random when it defines the domain; a placeholder stands in the document.
    pub random: Vec<Remark>,
    /// The host that this holds for.
    pub host: Host,
}

impl Completed {
    /// What was taken for granted about the host, as far as it matters to guests of this architecture: neither
    /// measured, nor told by it, nor known from libvirt's history.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let arch = Domain::of(&self.document).arch().and_then(|it| Arch::parse(&it));
        let mut all = self.host.assumptions(arch.unwrap_or(self.host.arch));
        all.extend(Behaviour::interpolated_at(self.host.libvirt).map(|it| {
            let (libvirt, since) = (self.host.libvirt, it.since());
            let sentence = format!("That came {since} and is taken to be so in {libvirt}: {}", it.what());
            Assumption { about: "libvirt", sentence }
        }));
        all
    }
}

/// Completes a document as the libvirt of `host` would on parsing it.
///
/// Constructs the engine does not know are left as written and listed in [`Completed::not_predicted`]. The
/// original is not touched.
pub fn complete(document: &Document, host: &Host, mode: Mode) -> Completed {
    let mut scene = Scene::new(document.clone(), host, mode);
    let unknown = scene.unmodelled();
    if let Some(why) = &unknown {
        let root = scene.document().root();
        scene.not_predicted(root, why);
    }
    // What is stored has been looked at once; libvirt does not check it again on loading it.
    let last = if mode == Mode::Load { Stage::AssignAddresses } else { Stage::Validate };
    // Of a driver or a machine that is not known, everything is read; beyond that holds what every driver does.
    let type_ = scene.domain().virt_type().into_owned();
    let holds = |rule: &Rule| unknown.is_none() || rule.stage == Stage::Parse || rule.is_generic(&type_);
    for rule in rules::ALL.iter().filter(|it| it.stage <= last && holds(it)) {
        scene.run(rule);
    }
    scene.finish(document)
}
