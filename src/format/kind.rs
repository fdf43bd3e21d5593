//! Kinds of values, as `layout.txt` names them.

use super::spelling;

/// What an attribute or a text holds, and so how libvirt spells it anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Free text or one of a list of words: printed as it was read.
    Text,
    /// A sub-tree that libvirt keeps without understanding it.
    Raw,
    /// A decimal number.
    Int,
    /// A number that may be written in hexadecimal or octal, too, printed in decimal.
    Number,
    /// A number printed as `0x` and at least so many hexadecimal digits.
    Hex(usize),
    /// The same with upper-case digits.
    UpperHex(usize),
    /// The same, read as hexadecimal even where `0x` is missing.
    Base16(usize),
    /// A path of USB ports: `1.2`.
    Port,
    /// A number printed as four octal digits, as `chmod` takes it.
    Octal,
    /// Model of a network interface, known ones in libvirt's own spelling.
    Interface,
    /// A MAC address.
    Mac,
    /// A UUID.
    Uuid,
    /// A size printed in KiB; without a unit it is meant so.
    Kib,
    /// A size printed in bytes; without a unit it is meant so.
    Bytes,
    /// A size printed in MiB, as `M`; without a unit it is meant in bytes.
    Mib,
    /// A size printed in the largest unit that divides it; without a unit it is meant in MiB.
    Pretty,
}

impl Kind {
    pub(super) fn parse(word: &str) -> Option<Kind> {
        Some(match word {
            "text" => Kind::Text,
            "raw" => Kind::Raw,
            "int" => Kind::Int,
            "num" => Kind::Number,
            "hexmin" => Kind::Hex(1),
            "hex1" => Kind::Hex(1),
            "hex2" => Kind::Hex(2),
            "hex4" => Kind::Hex(4),
            "hex8" => Kind::Hex(8),
            "HEX4" => Kind::UpperHex(4),
            "base16" => Kind::Base16(1),
            "base16.4" => Kind::Base16(4),
            "base16.8" => Kind::Base16(8),
            "port" => Kind::Port,
            "octal" => Kind::Octal,
            "interface" => Kind::Interface,
            "mac" => Kind::Mac,
            "uuid" => Kind::Uuid,
            "kib" => Kind::Kib,
            "bytes" => Kind::Bytes,
            "mib" => Kind::Mib,
            "pretty" => Kind::Pretty,
            _ => return None,
        })
    }

    /// A value as libvirt prints it after having read it; `None` where it cannot be read, and for texts. For sizes see
    /// [`Kind::spell_size`].
    pub fn spell(self, value: &str) -> Option<String> {
        spelling::spell(self, value)
    }

    /// A size and its unit as libvirt prints them; `None` where they cannot be read.
    pub fn spell_size(self, value: &str, unit: Option<&str>) -> Option<(u64, &'static str)> {
        spelling::spell_size(self, value, unit)
    }

    /// Whether a `unit` belongs to the value.
    pub fn is_size(self) -> bool {
        matches!(self, Kind::Kib | Kind::Bytes | Kind::Mib | Kind::Pretty)
    }
}
