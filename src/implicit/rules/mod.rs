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
    // ControllerIndexes
    // DriverPostParse
    default_memballoon,
    // DevicePostParse
    // GenericPostParse
    // AssignAddresses
    // Validate
}
