//! The ordered list of rules, nothing else. Order lives here; a rule file imports no other rule.

use super::Rule;

/// Declares the rule files and lists their rules in the order in which libvirt acts.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*
        /// Every rule, in the order in which it runs.
        pub const ALL: &[&Rule] = &[$(&$name::RULE),*];
    };
}

rules! {
    // Parse
    guest_arch,
    generated_uuid,
    generated_genid,
    generated_mac,
    cpu_attributes,
    cpu_topology,
    // ControllerIndexes
    // DriverPostParse
    default_emulator,
    default_machine,
    canonical_machine,
    default_memballoon,
    default_cpu,
    cpu_check,
    cpu_migratable,
    // DevicePostParse
    // GenericPostParse
    boot_device,
    // AssignAddresses
    // Validate
}
