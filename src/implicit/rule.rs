//! What a rule is: one reason for which libvirt adds or changes something.

use super::Scene;

/// Where something in a completed document comes from. The umbrella word for all but [`Origin::Written`] is
/// *implicit*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// In the file.
    Written,
    /// The machine cannot be without it.
    BuiltIn,
    /// Added unless opted out.
    Default,
    /// Another device needs it.
    Demanded,
}

impl Origin {
    /// The word for it in reports and on the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Origin::Written => "written",
            Origin::BuiltIn => "built in",
            Origin::Default => "default",
            Origin::Demanded => "demanded",
        }
    }
}

/// The steps of libvirt's pipeline, in its order; each named after the function that does it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Elements are read; what is not known is never seen (`virDomainDefParseXML`).
    Parse,
    /// Controllers without an index get one (`virDomainDefPostParse`, first step).
    ControllerIndexes,
    /// The QEMU driver's pass over the domain (`qemuDomainDefPostParse`).
    DriverPostParse,
    /// The QEMU driver's pass over each device (`qemuDomainDeviceDefPostParse`) and the generic one
    /// (`virDomainDeviceDefPostParseCommon`).
    DevicePostParse,
    /// The generic pass over the domain (`virDomainDefPostParseCommon`).
    GenericPostParse,
    /// Addresses (`qemuDomainAssignAddresses`).
    AssignAddresses,
    /// Checks that change nothing (`virDomainDefValidate`).
    Validate,
}

impl Stage {
    /// Every one, in order.
    pub const ALL: [Stage; 7] = [
        Stage::Parse,
        Stage::ControllerIndexes,
        Stage::DriverPostParse,
        Stage::DevicePostParse,
        Stage::GenericPostParse,
        Stage::AssignAddresses,
        Stage::Validate,
    ];

    /// What libvirt does there, in a sentence.
    pub fn what(self) -> &'static str {
        match self {
            Stage::Parse => "Elements are read; what is not known is never seen.",
            Stage::ControllerIndexes => "Controllers without an index get one.",
            Stage::DriverPostParse => "The QEMU driver's pass over the domain.",
            Stage::DevicePostParse => "The QEMU driver's pass over each device, and the generic one.",
            Stage::GenericPostParse => "The generic pass over the domain.",
            Stage::AssignAddresses => "Devices get their addresses.",
            Stage::Validate => "Checks that change nothing; a stored domain is not checked again.",
        }
    }

    /// The libvirt functions that it is named after.
    pub fn reference(self) -> &'static str {
        match self {
            Stage::Parse => "virDomainDefParseXML",
            Stage::ControllerIndexes => "virDomainDefPostParse",
            Stage::DriverPostParse => "qemuDomainDefPostParse",
            Stage::DevicePostParse => "qemuDomainDeviceDefPostParse, virDomainDeviceDefPostParseCommon",
            Stage::GenericPostParse => "virDomainDefPostParseCommon",
            Stage::AssignAddresses => "qemuDomainAssignAddresses",
            Stage::Validate => "virDomainDefValidate",
        }
    }
}

/// What a rule does to a domain, and with it what becomes of that when the domain goes to another host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// It changes nothing, and refuses what libvirt refuses.
    Checks,
    /// It brings what is written into libvirt's form. Every host reads that anew, so nothing needs to be said.
    Reads,
    /// It decides for the guest what is left open. Said in so many words, no other host decides otherwise.
    Decides,
    /// It takes what this host has, or what chance gives. Another host had better take its own.
    TakesFromHost,
    /// It decides which of the host's firmware images it is: to be said only to those who cannot choose.
    ChoosesFirmware,
    /// It drops what belongs to a running guest, which is for no other host; what it fills in is only read so.
    DropsRunningParts,
    /// It drops elements that say nothing once others are gone.
    DropsEmpty,
}

impl Effect {
    /// Every one.
    pub const ALL: [Effect; 7] = [
        Effect::Checks,
        Effect::Reads,
        Effect::Decides,
        Effect::TakesFromHost,
        Effect::ChoosesFirmware,
        Effect::DropsRunningParts,
        Effect::DropsEmpty,
    ];

    /// In a few words, for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Effect::Checks => "only checks",
            Effect::Reads => "reads what is written",
            Effect::Decides => "decides for the guest",
            Effect::TakesFromHost => "takes from the host or from chance",
            Effect::ChoosesFirmware => "chooses firmware of the host",
            Effect::DropsRunningParts => "drops what belongs to a running guest",
            Effect::DropsEmpty => "drops what says nothing",
        }
    }
}

/// One rule. Its file is named after its id.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case name, the same as the file's: `default-usb-controller`.
    pub id: &'static str,
    /// When it runs.
    pub stage: Stage,
    /// What it does to the domain.
    pub effect: Effect,
    /// A noun phrase for people: `Default USB controller`.
    pub title: &'static str,
    /// The libvirt function that does it.
    pub reference: &'static str,
    /// Since which release, and what was different before, in a short phrase: `0.9.10; on q35 1.3.1`.
    pub since: &'static str,
    /// Looks at the scene and records what it adds or changes.
    pub apply: fn(&mut Scene<'_>),
}

impl Rule {
    /// Whether what it adds is only this host's, or chance's: another host would choose another, and the
    /// document is better off without it.
    pub fn is_of_this_host(&self) -> bool {
        self.effect == Effect::TakesFromHost
    }
}
