//! `Version`: a release of libvirt or of QEMU, compared number by number.

use std::fmt;
use std::str::FromStr;

/// A release such as libvirt 9.0.0 or QEMU 10.0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Version {
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
    /// The third number; libvirt always prints it, QEMU's machine types never do.
    pub micro: u16,
}

impl Version {
    /// The release `major.minor.micro`.
    pub const fn new(major: u16, minor: u16, micro: u16) -> Self {
        Version { major, minor, micro }
    }

    /// The release without its third number, so that 2.1.1 stands for the whole of 2.1.
    pub const fn series(self) -> Self {
        Version::new(self.major, self.minor, 0)
    }
}

impl FromStr for Version {
    type Err = VersionError;

    /// Reads "9", "9.0", "0.9.4" or "10.0.13".
    fn from_str(text: &str) -> Result<Self, VersionError> {
        let error = || VersionError(text.to_owned());
        let mut numbers = [0; 3];
        let mut parts = text.split('.');
        for (index, number) in numbers.iter_mut().enumerate() {
            match parts.next() {
                Some(part) if part.bytes().all(|byte| byte.is_ascii_digit()) => {
                    *number = part.parse().map_err(|_| error())?;
                }
                None if index > 0 => {}
                _ => return Err(error()),
            }
        }
        if parts.next().is_some() {
            return Err(error());
        }
        Ok(Version::new(numbers[0], numbers[1], numbers[2]))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.micro)
    }
}

/// The text is not a release number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VersionError(String);

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a release number; expected one such as 9.0 or 0.9.4", self.0)
    }
}

impl std::error::Error for VersionError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_two_or_three_numbers_and_prints_three() {
        for (text, printed) in
            [("9.0", "9.0.0"), ("0.9.4", "0.9.4"), ("10.0.13", "10.0.13"), ("12", "12.0.0")]
        {
            assert_eq!(text.parse::<Version>().unwrap().to_string(), printed);
        }
    }

    #[test]
    fn compares_numbers_not_text() {
        assert!(Version::new(0, 9, 4) < Version::new(0, 10, 0));
        assert!(Version::new(9, 0, 0) < Version::new(10, 0, 0));
    }

    #[test]
    fn refuses_what_is_no_release() {
        for text in ["", "9.", ".9", "9.x", "1.2.3.4", "-1", "+9", "99999999", "9.0.0-4"] {
            assert!(text.parse::<Version>().is_err(), "{text:?} was read");
        }
    }
}
