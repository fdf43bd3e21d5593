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

/// One rule. Its file is named after its id.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case name, the same as the file's: `default-usb-controller`.
    pub id: &'static str,
    /// When it runs.
    pub stage: Stage,
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
        self.id.starts_with("generated-") || self.id == "default-emulator"
    }
}
