//! `Behaviour`: what libvirt does since some release and did not do before, by name.
//!
//! Rules ask for the name and know no numbers. What XML a release can read stands in since.txt instead.

mod table;

use super::{Precision, Since, Version};
pub use table::Behaviour;

/// What is known about a behaviour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Fact {
    what: &'static str,
    since: Since,
    evidence: Evidence,
    reference: &'static str,
}

/// From where it is known that a release has a behaviour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Evidence {
    /// The first tag of libvirt's history with the change.
    History,
    /// libvirt's release notes or its manual of the domain XML name the release.
    Notes,
    /// Releases were compared: the first bound lacks it, the second has it.
    Compared,
}

impl Evidence {
    /// In a few words, for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Evidence::History => "libvirt's history",
            Evidence::Notes => "libvirt's release notes or manual",
            Evidence::Compared => "both releases compared",
        }
    }
}

impl Behaviour {
    /// In one sentence, of which libvirt is the subject.
    pub fn what(self) -> &'static str {
        self.fact().what.trim()
    }

    /// Since when. [`Precision::After`] where only two releases were compared, of which the earlier lacks it.
    pub fn since(self) -> Since {
        self.fact().since
    }

    /// From where that is known.
    pub fn evidence(self) -> Evidence {
        self.fact().evidence
    }

    /// The libvirt functions that changed.
    pub fn reference(self) -> &'static str {
        self.fact().reference
    }

    /// Whether a release does so. Between two that were compared it is taken to do what the later one does; see
    /// [`Behaviour::interpolated_at`].
    pub fn is_of(self, libvirt: Version) -> bool {
        let since = self.since();
        match since.precision {
            Precision::After(last_without) => libvirt > last_without,
            Precision::Exact => libvirt >= since.version,
            Precision::Floor => true,
        }
    }

    /// Whether it is not known of this release, as it lies between two that were compared.
    pub fn is_interpolated_at(self, libvirt: Version) -> bool {
        let since = self.since();
        matches!(since.precision, Precision::After(without) if without < libvirt && libvirt < since.version)
    }

    /// What is not known of this release, as it lies between two that were compared.
    pub fn interpolated_at(libvirt: Version) -> impl Iterator<Item = Behaviour> {
        Behaviour::ALL.iter().copied().filter(move |it| it.is_interpolated_at(libvirt))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begins_with_its_release_or_after_the_last_one_without() {
        let version = |text: &str| text.parse::<Version>().unwrap();
        let exact = Behaviour::AddsUsbController;
        assert_eq!(exact.since().to_string(), "0.9.10");
        assert!(!exact.is_of(version("0.9.9")) && exact.is_of(version("0.9.10")));
        let compared = Behaviour::SortsAddedControllers;
        assert_eq!(compared.since().to_string(), "between 9.0.0 and 11.3.0");
        assert!(!compared.is_of(version("9.0.0")) && compared.is_of(version("10.0.0")));
    }

    #[test]
    fn nothing_is_interpolated_at_a_release_that_was_compared() {
        let at = |text: &str| Behaviour::interpolated_at(text.parse().unwrap()).collect::<Vec<_>>();
        for measured in ["7.0.0", "9.0.0", "11.3.0"] {
            assert_eq!(at(measured), [], "{measured}");
        }
        assert!(at("10.0.0").contains(&Behaviour::SortsAddedControllers));
        assert!(!at("8.0.0").contains(&Behaviour::SortsAddedControllers));
    }

    #[test]
    fn every_one_is_a_sentence_with_a_reference() {
        for it in Behaviour::ALL {
            assert!(it.what().ends_with('.') && it.what().len() > 20, "{it:?}: {:?}", it.what());
            assert!(!it.reference().is_empty(), "{it:?}");
            let bounded = matches!(it.since().precision, Precision::After(_));
            assert_eq!(bounded, it.evidence() == Evidence::Compared, "{it:?}");
        }
    }
}
