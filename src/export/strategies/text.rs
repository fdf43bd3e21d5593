//! The comparison of the strategies as text for people, as `domxml strategies` prints it.

use std::fmt;

use super::{Strategies, Strategy};

impl fmt::Display for Strategies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = self.target.as_deref().unwrap_or("this host");
        writeln!(f, "Strategies: {} · for {target}", self.host)?;
        for it in &self.strategies {
            writeln!(f, "\n{}: {}", it.id, it.means)?;
            writeln!(
                f,
                "  On {target}: {}. Guest ABI: {}. {}",
                it.verdict, it.guest_abi, it.guest_abi_reason
            )?;
            let Strategy { added, rewritten, dropped, .. } = it;
            writeln!(f, "  {added} written out, {rewritten} in other words, {dropped} left out.")?;
            match it.earliest_libvirt {
                Some(version) => writeln!(f, "  The result is understood from libvirt {version} on.")?,
                None => writeln!(f, "  The result is understood by no release that we know.")?,
            }
            for cause in &it.because {
                writeln!(f, "    line {} of the result: {}: {}", cause.line, cause.path, cause.reason)?;
            }
            for change in &it.in_the_way {
                let line = change.line.map_or("filled in".to_owned(), |line| format!("line {line}"));
                writeln!(f, "  In the way, {line}: {} {}", change.path, change.reason)?;
            }
        }
        Ok(())
    }
}
