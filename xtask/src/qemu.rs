//! `cargo xtask qemu import DIR [CACHE…]`: makes src/machine/flags.txt and machines.txt from measured tables.
//!
//! DIR holds what libvirt saw when it probed QEMU builds, one table per libvirt release (capabilities*.tsv: flag by
//! build; machines*.tsv: machine types by build), and machine-types.tsv (names with their first and last QEMU release).
//! A newer libvirt's view of a build is preferred; an older one fills in flags that newer ones no longer ask for.
//! Each CACHE is a folder in which a libvirt keeps what it found out about its QEMU builds; builds that the tables have
//! stay as they are there, and CPUs get the names by which that libvirt knows them.
//! Builds are known by series (2.1.1 stands for 2.1); variants of a build (a `+` in its name) are left out.

use crate::qemu_cache::{self, Cached};
use crate::table::{self, Table};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// The libvirt releases whose view of QEMU is in the tables, newest first, with the ending of their files.
const VIEWS: [&str; 3] = ["", "-libvirt-9.0.0", "-libvirt-7.0.0"];
/// Those releases.
const RELEASES: [&str; 3] = ["11.3.0", "9.0.0", "7.0.0"];

/// Architectures in the order of writing.
const ARCHES: [&str; 16] = [
    "x86_64",
    "aarch64",
    "armv7l",
    "ppc64",
    "s390x",
    "riscv64",
    "riscv32",
    "loongarch64",
    "ppc",
    "sparc",
    "sparc64",
    "m68k",
    "alpha",
    "sh4",
    "mips",
    "mips64",
];

type Number = Vec<u32>;

/// Writes both tables.
///
/// # Errors
/// A table is missing or a cell cannot be read; the message says which.
pub fn import(root: &Path, dir: &Path, caches: &[&str]) -> Result<(), String> {
    let mut cached = Vec::new();
    for folder in caches {
        cached.extend(qemu_cache::read(Path::new(folder))?);
    }
    table::write(&root.join("src/machine/flags.txt"), &flags(dir, &cached)?)?;
    table::write(&root.join("src/machine/machines.txt"), &machines(dir, &cached)?)
}

fn flags(dir: &Path, cached: &[Cached]) -> Result<String, String> {
    // flag → architecture → series → present
    let mut seen: BTreeMap<String, BTreeMap<&str, BTreeMap<Number, bool>>> = BTreeMap::new();
    let mut builds: BTreeMap<&str, BTreeSet<Number>> = BTreeMap::new();
    for view in VIEWS {
        let table = Table::read(&dir.join(format!("capabilities{view}.tsv")))?;
        for row in table.rows() {
            for column in &table.columns[1..] {
                let Some((series, arch)) = build(column)? else { continue };
                builds.entry(arch).or_default().insert(series.clone());
                let arches = seen.entry(row["flag"].to_owned()).or_default();
                arches.entry(arch).or_default().entry(series).or_insert(row[column.as_str()] == "1");
            }
        }
    }
    // A libvirt says nothing of flags that it does not know: those of its table, or of any build that it saw.
    for (release, view) in RELEASES.into_iter().zip(VIEWS) {
        let table = Table::read(&dir.join(format!("capabilities{view}.tsv")))?;
        let cached = || cached.iter().filter(|it| it.libvirt == release);
        let mut known: BTreeSet<&str> = table.rows().map(|row| row["flag"]).collect();
        known.extend(cached().flat_map(|it| &it.flags).map(String::as_str));
        for build in cached() {
            let Some((series, arch)) = self::build(&build.build)? else { continue };
            if !builds.entry(arch).or_default().insert(series.clone()) {
                continue;
            }
            for flag in &known {
                let arches = seen.entry((*flag).to_owned()).or_default();
                arches.entry(arch).or_default().insert(series.clone(), build.flags.contains(*flag));
            }
        }
    }
    let mut text = String::from(
        "# What each QEMU can do, by libvirt's name of the capability. Made by `cargo xtask qemu import`.\n\
         # builds ARCH: the series that were measured.\n\
         # FLAG ARCH:A-B-C: present from series A on, gone from B on, back from C on.\n",
    );
    for arch in ARCHES.into_iter().filter(|it| builds.contains_key(it)) {
        let series: Vec<_> = builds.get(arch).into_iter().flatten().map(dotted).collect();
        writeln!(text, "builds {arch} {}", series.join(" ")).unwrap();
    }
    for (flag, arches) in &seen {
        let mut line = flag.clone();
        for arch in ARCHES {
            let mut present = false;
            let mut turns = Vec::new();
            for (series, now) in arches.get(arch).into_iter().flatten() {
                if *now != present {
                    present = *now;
                    turns.push(dotted(series));
                }
            }
            if !turns.is_empty() {
                write!(line, " {arch}:{}", turns.join("-")).unwrap();
            }
        }
        if line.contains(' ') {
            writeln!(text, "{line}").unwrap();
        }
    }
    Ok(text)
}

#[derive(Default)]
struct Machine {
    since: Number,
    gone: Option<Number>,
    distribution: String,
    alias: String,
    /// The series in which the alias meant it.
    alias_in: BTreeSet<Number>,
    /// The first series in which the alias no longer does; not kept for releases of one board.
    alias_gone: Option<Number>,
    default: bool,
    no_acpi: bool,
    deprecated: Option<Number>,
    maximum: BTreeMap<Number, String>,
    processor: BTreeMap<Number, [String; 2]>,
}

fn machines(dir: &Path, cached: &[Cached]) -> Result<String, String> {
    let mut text = String::from(
        "# The machine types of each architecture's QEMU. Made by `cargo xtask qemu import`.\n\
         # NAME SINCE[-GONE] (0: the oldest measured build had it), or NAME ? where only a distribution has it (its\n\
         # name ends the line), then as known:\n\
         # max=N (vCPUs) and cpu=MODEL or cpu=KVM/TCG (the default), each VALUE[,VALUE@SERIES…] where it changed;\n\
         # alias=WORD (the newest machine of the alias is meant by it), alias=WORD<SERIES (only before it); default;\n\
         # no-acpi; deprecated=SERIES.\n",
    );
    for arch in ARCHES {
        let mut machines = measured(dir, arch, cached)?;
        if machines.is_empty() {
            continue;
        }
        if arch == "x86_64" {
            add_named(dir, &mut machines)?;
        }
        writeln!(text, "[{arch}]").unwrap();
        let mut machines: Vec<_> = machines.into_iter().collect();
        machines.sort_by_cached_key(|(name, _)| natural(name));
        for (name, machine) in machines {
            writeln!(text, "{}", machine.line(&name)).unwrap();
        }
    }
    Ok(text)
}

impl Machine {
    fn line(&self, name: &str) -> String {
        let mut line = if self.distribution.is_empty() {
            format!("{name} {}", dotted(&self.since))
        } else {
            format!("{name} ?")
        };
        if let Some(gone) = &self.gone {
            write!(line, "-{}", dotted(gone)).unwrap();
        }
        let maximum: Vec<_> = changes(self.maximum.iter().map(|(at, it)| (at, it.clone())));
        let processor = changes(self.processor.iter().map(|(at, [kvm, tcg])| {
            (at, if kvm == tcg || kvm.is_empty() { tcg.clone() } else { format!("{kvm}/{tcg}") })
        }));
        for (word, values) in [("max", maximum), ("cpu", processor)] {
            if !values.is_empty() {
                write!(line, " {word}={}", values.join(",")).unwrap();
            }
        }
        if !self.alias.is_empty() {
            write!(line, " alias={}", self.alias).unwrap();
            if let Some(series) = &self.alias_gone {
                write!(line, "<{}", dotted(series)).unwrap();
            }
        }
        line += if self.default { " default" } else { "" };
        line += if self.no_acpi { " no-acpi" } else { "" };
        if let Some(series) = &self.deprecated {
            write!(line, " deprecated={}", dotted(series)).unwrap();
        }
        if !self.distribution.is_empty() {
            write!(line, " ({})", self.distribution).unwrap();
        }
        line
    }
}

/// What QEMU calls the host's own CPU.
const HOST: &str = "host";

/// The first release whose machines name their default CPU: a build before it says nothing by naming none.
const DEFAULT_CPU_SINCE: [u32; 2] = [4, 2];

/// The values in order, each but the first with the series that changed it; the first one, too, where a build
/// before it is known to have had none.
fn changes<'a>(values: impl Iterator<Item = (&'a Number, String)>) -> Vec<String> {
    let mut result = Vec::new();
    let mut last = String::new();
    let mut had_none = false;
    for (at, value) in values {
        if value.is_empty() {
            had_none |= at.as_slice() >= DEFAULT_CPU_SINCE.as_slice();
        } else if value != last {
            let from_start = last.is_empty() && !had_none;
            result.push(if from_start { value.clone() } else { format!("{value}@{}", dotted(at)) });
            last = value;
        }
    }
    result
}

/// The machine types that libvirt listed for builds of the architecture.
fn measured(dir: &Path, arch: &str, cached: &[Cached]) -> Result<BTreeMap<String, Machine>, String> {
    let names = processor_names(arch, cached);
    let mut machines: BTreeMap<String, Machine> = BTreeMap::new();
    let mut present: BTreeMap<String, BTreeSet<Number>> = BTreeMap::new();
    let mut builds = BTreeSet::new();
    let mut aliases = BTreeSet::new();
    let mut add = |series: &Number, cell: &dyn Fn(&str) -> String| {
        let name = cell("name");
        present.entry(name.clone()).or_default().insert(series.clone());
        let machine = machines.entry(name).or_default();
        let accelerator = usize::from(cell("virt") == "tcg");
        let type_ = cell("defaultCPU");
        let processor = names.get(&*type_).map(|it| (*it).to_owned());
        let processor =
            processor.unwrap_or_else(|| type_.rsplitn(3, '-').nth(2).unwrap_or_default().to_owned());
        machine.processor.entry(series.clone()).or_default()[accelerator] = processor;
        machine.maximum.insert(series.clone(), cell("maxCpus"));
        // Of two machines with one alias libvirt takes the first.
        let alias = cell("alias");
        if !alias.is_empty() && aliases.insert((series.clone(), cell("virt"), alias.clone())) {
            machine.alias = alias;
            machine.alias_in.insert(series.clone());
        }
        machine.default |= cell("default") == "yes";
        machine.no_acpi |= cell("acpi") == "no";
        if cell("deprecated") == "yes" && machine.deprecated.as_ref().is_none_or(|it| it > series) {
            machine.deprecated = Some(series.clone());
        }
    };
    for view in VIEWS.iter().rev() {
        let table = Table::read(&dir.join(format!("machines{view}.tsv")))?;
        for row in table.rows() {
            if let Some((series, _)) = build(row["caps"])?.filter(|(_, of)| *of == arch) {
                builds.insert(series.clone());
                add(&series, &|column| row.get(column).copied().unwrap_or_default().to_owned());
            }
        }
    }
    for it in cached {
        let Some((series, _)) = build(&it.build)?.filter(|(_, of)| *of == arch) else { continue };
        if builds.insert(series.clone()) {
            for machine in &it.machines {
                add(&series, &|column| machine.get(column).cloned().unwrap_or_default());
            }
        }
    }
    for (name, machine) in &mut machines {
        let present = &present[name];
        let first = present.first().cloned().unwrap_or_default();
        let named = name.rsplit('-').next().filter(|it| it.contains('.')).and_then(|it| number(it).ok());
        let oldest = builds.first() == Some(&first);
        // A name without a release that the oldest build has already: since ever, as far as measured.
        machine.since = named.filter(|it| *it <= first).unwrap_or(if oldest { vec![0] } else { first });
        if base(name).is_none()
            && let Some(last) = machine.alias_in.last()
        {
            machine.alias_gone = present.iter().find(|it| *it > last).cloned();
        }
        machine.gone = builds.iter().find(|it| *it > present.last().unwrap()).cloned();
    }
    inherit_alias(&mut machines);
    take_host_processor(&mut machines);
    Ok(machines)
}

/// libvirt's names of the CPUs that QEMU knows by type; where builds differ, the newest one's.
fn processor_names<'c>(arch: &str, cached: &'c [Cached]) -> BTreeMap<&'c str, &'c str> {
    let mut builds: Vec<_> = cached.iter().filter(|it| it.arch == arch).collect();
    builds.sort_by_cached_key(|it| number(&it.libvirt).unwrap_or_default());
    let pairs = builds.into_iter().flat_map(|it| &it.processors);
    pairs.map(|(type_, name)| (type_.as_str(), name.as_str())).collect()
}

/// Adds what is known by name alone: releases between the measured builds, after them, and distributions' own types.
fn add_named(dir: &Path, machines: &mut BTreeMap<String, Machine>) -> Result<(), String> {
    for row in Table::read(&dir.join("machine-types.tsv"))?.rows() {
        let (name, since) = (row["machine"], row["introduced_in_qemu_or_distro"]);
        if let Some(machine) = machines.get_mut(name) {
            if let Ok(since) = number(since) {
                machine.since = since;
            }
        } else {
            let since_known = number(since);
            let distribution = if since_known.is_err() { since.to_owned() } else { String::new() };
            let gone = number(row["removed_in_qemu"]).ok().filter(|_| distribution.is_empty());
            let machine =
                Machine { since: since_known.unwrap_or_default(), gone, distribution, ..Machine::default() };
            machines.insert(name.to_owned(), machine);
        }
    }
    inherit_alias(machines);
    Ok(())
}

/// Gives `pc-i440fx-2.3`, which was not the newest in any measured build, what `pc-i440fx-2.4` has:
/// alias, being the default, and, for machines never measured, the size and processor of the release before.
fn inherit_alias(machines: &mut BTreeMap<String, Machine>) {
    let mut names: Vec<String> = machines
        .iter()
        .filter(|(_, machine)| machine.distribution.is_empty())
        .map(|(name, _)| name.clone())
        .collect();
    names.sort_by_cached_key(|name| natural(name));
    let aliases: BTreeMap<String, (String, bool)> = machines
        .iter()
        .filter(|(_, machine)| !machine.alias.is_empty())
        .filter_map(|(name, machine)| {
            Some((base(name)?.to_owned(), (machine.alias.clone(), machine.default)))
        })
        .collect();
    for pair in 0..names.len() {
        let Some(base_name) = base(&names[pair]) else { continue };
        let Some((alias, default)) = aliases.get(base_name) else { continue };
        let before =
            pair.checked_sub(1).and_then(|it| names.get(it)).filter(|it| base(it) == Some(base_name));
        let before = before.map(|it| (machines[it].maximum.clone(), machines[it].processor.clone()));
        let machine = machines.get_mut(&names[pair]).unwrap();
        // QEMU's own point machines (pc-q35-4.0.1) were never what the alias meant.
        if names[pair].matches('.').count() < 2 {
            machine.alias.clone_from(alias);
            machine.default = *default;
        }
        if machine.maximum.is_empty()
            && let Some((maximum, processor)) = before
        {
            (machine.maximum, machine.processor) = (maximum, processor);
        }
    }
}

/// Some builds were seen only where KVM cannot run their guests: under KVM they take the host's own CPU if any other
/// release of the board does.
fn take_host_processor(machines: &mut BTreeMap<String, Machine>) {
    let takes_host = |it: &Machine| it.processor.values().any(|[kvm, _]| kvm == HOST);
    let boards: BTreeSet<String> = machines
        .iter()
        .filter(|it| takes_host(it.1))
        .filter_map(|it| base(it.0))
        .map(str::to_owned)
        .collect();
    for (name, machine) in machines {
        if base(name).is_some_and(|it| boards.contains(it)) {
            for [kvm, _] in
                machine.processor.values_mut().filter(|[kvm, tcg]| kvm.is_empty() && !tcg.is_empty())
            {
                *kvm = HOST.to_owned();
            }
        }
    }
}

/// `pc-i440fx` of `pc-i440fx-2.4`.
fn base(name: &str) -> Option<&str> {
    name.rsplit_once('-').filter(|(_, version)| number(version).is_ok()).map(|(base, _)| base)
}

/// A name in pieces that sort as people count: text, then its numbers.
fn natural(name: &str) -> (String, Number) {
    match name.rsplit_once('-').and_then(|(base, version)| Some((base, number(version).ok()?))) {
        Some((base, version)) => (base.to_owned(), version),
        None => (name.to_owned(), Number::new()),
    }
}

/// Series and architecture of a column or cell such as `2.1.1_x86_64`; `None` for variants and architectures left out.
fn build(name: &str) -> Result<Option<(Number, &'static str)>, String> {
    let (version, arch) = name.split_once('_').ok_or_else(|| format!("\"{name}\" names no build"))?;
    let mut series = number(version)?;
    series.truncate(2);
    Ok(ARCHES.into_iter().find(|it| *it == arch).map(|arch| (series, arch)))
}

fn number(text: &str) -> Result<Number, String> {
    text.split('.').map(|part| part.parse().map_err(|_| format!("\"{text}\" is no release"))).collect()
}

fn dotted(number: &Number) -> String {
    number.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}
