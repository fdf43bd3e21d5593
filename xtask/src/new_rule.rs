//! `cargo xtask new-rule NAME`: a file for a rule, its place in the list, and what to do next.

use crate::rules::{self, FOLDER, PAGE};
use libvirt_domain_editor::implicit::{Effect, Stage};
use std::fs;
use std::path::Path;

/// Writes the rule's file, lists it as the last of its stage and renews docs/rules.md.
///
/// # Errors
/// When the name or the stage cannot be, or there is such a rule already; then nothing is written.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<(), String> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (name, stage) = match words[..] {
        [name] => (name, Stage::DevicePostParse),
        [name, "--stage", stage] | ["--stage", stage, name] => (name, parse_stage(stage)?),
        _ => return Err(format!("usage: cargo xtask new-rule NAME [--stage STAGE]\n{}", stages())),
    };
    let module = module(name)?;
    let (file, list) = (format!("{FOLDER}/{module}.rs"), format!("{FOLDER}/mod.rs"));
    if root.join(&file).exists() {
        return Err(format!("there is a rule {name} already: {file}"));
    }
    let modules = read(&root.join(&list))?;
    let extended = with_module(&modules, &module, stage)
        .ok_or_else(|| format!("{list} has no line `// {stage:?}` to list the rule under"))?;
    write(&root.join(&file), &skeleton(name, stage))?;
    write(&root.join(&list), &extended)?;
    rules::run(root)?;
    println!(
        "Wrote {file}, listed it as the last of {stage:?} in {list}, and renewed {PAGE}.

Next:
  1. Write tests/cases/NAME/domain.xml, a domain of your own about this one thing, and ask real libvirt:
     cargo xtask record NAME
  2. Say in {file} what libvirt does: the title, its function, the release, the reason. Its place in the
     list may have to be an earlier one of the stage.
  3. If libvirt did otherwise before some release, give that a name in src/compat/behaviour/table.rs and ask
     scene.does(Behaviour::…). What is true of a machine is a method of src/machine.
  4. cargo test --lib {module}; cargo test --test cases NAME; cargo test --test provenance
  5. cargo xtask rules"
    );
    Ok(())
}

fn parse_stage(text: &str) -> Result<Stage, String> {
    let stage = Stage::ALL.into_iter().find(|it| format!("{it:?}") == text);
    stage.ok_or_else(|| format!("there is no stage {text}\n{}", stages()))
}

fn stages() -> String {
    let lines = Stage::ALL.map(|it| format!("  {:<18}{}", format!("{it:?}"), it.what()));
    format!("stages, DevicePostParse unless said otherwise:\n{}", lines.join("\n"))
}

/// The module of a rule: its name with underscores.
fn module(name: &str) -> Result<String, String> {
    let is_word =
        |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    if !name.starts_with(|it: char| it.is_ascii_lowercase())
        || !name.split('-').all(is_word)
        || !name.contains('-')
    {
        return Err(format!(
            "\"{name}\" is no name for a rule; expected words such as default-usb-controller"
        ));
    }
    Ok(name.replace('-', "_"))
}

/// The list with the module as the last of its stage.
fn with_module(list: &str, module: &str, stage: Stage) -> Option<String> {
    let heading = format!("    // {stage:?}\n");
    let start = list.find(&heading)? + heading.len();
    let rest = &list[start..];
    let end = start + rest.find("    // ").or_else(|| rest.find("}\n"))?;
    Some(format!("{}    {module},\n{}", &list[..end], &list[end..]))
}

/// A rule that compiles and does nothing for any domain, with a test that fails until it says what libvirt does.
fn skeleton(name: &str, stage: Stage) -> String {
    let effect = match stage {
        Stage::Parse => Effect::Reads,
        Stage::Validate => Effect::Checks,
        _ => Effect::Decides,
    };
    let mut title = name.replace('-', " ");
    title[..1].make_ascii_uppercase();
    let (doing, test) = match effect {
        Effect::Checks => (REFUSING, "done.refusals.len(), 1"),
        _ => (FILLING, "done.at(\"devices/ELEMENT/@ATTRIBUTE\"), \"what libvirt prints\""),
    };
    SKELETON
        .replace("NAME", name)
        .replace("STAGE", &format!("{stage:?}"))
        .replace("EFFECT", &format!("{effect:?}"))
        .replace("TITLE", &title)
        .replace("DOING", doing)
        .replace("RESULT", test)
}

const FILLING: &str = r#"scene.fill(device, "@ATTRIBUTE", "VALUE", "Why it is so, for people.");"#;
const REFUSING: &str = r#"scene.refuse(device, "What libvirt does not take, and the way out.");"#;

const SKELETON: &str = r#"//! `NAME`: what it comes to, in a line.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "NAME",
    stage: Stage::STAGE,
    effect: Effect::EFFECT,
    title: "TITLE",
    reference: "the libvirt function that it follows",
    since: "the first release that does so",
    apply,
};

/// *When*: what has to be written, or missing.
/// *Opting out*: what to write instead.
fn apply(scene: &mut Scene<'_>) {
    for device in scene.devices("ELEMENT") {
        DOING
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn does_what_libvirt_does() {
        let done = defined("libvirt=11.3.0,qemu=10.0", "<devices><ELEMENT/></devices>");
        assert_eq!(RESULT);
    }
}
"#;

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;
    use std::path::PathBuf;
    use std::process::Command;

    /// The project with its own src and docs, gone at the end; the rest is that of the project.
    struct Replica(PathBuf);

    impl Replica {
        fn of(project: &Path, name: &str) -> Replica {
            let root = std::env::temp_dir().join(format!("new-rule-{name}-{}", std::process::id()));
            fs::create_dir_all(&root).expect("a folder");
            for entry in fs::read_dir(project).expect("the project") {
                let entry = entry.expect("an entry");
                let copy = root.join(entry.file_name());
                match entry.file_name().to_str() {
                    Some("src" | "docs") => copy_all(&entry.path(), &copy),
                    Some("target" | ".git") => {}
                    _ => std::os::unix::fs::symlink(entry.path(), copy).expect("a link"),
                }
            }
            Replica(root)
        }
    }

    impl Drop for Replica {
        fn drop(&mut self) {
            _ = fs::remove_dir_all(&self.0);
        }
    }

    fn copy_all(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            let copy = to.join(entry.file_name());
            match entry.path().is_dir() {
                true => copy_all(&entry.path(), &copy),
                false => drop(fs::copy(entry.path(), copy).expect("a copy")),
            }
        }
    }

    fn new_rule(root: &Path, words: &[&str]) -> Result<(), String> {
        run(root, &words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_rule_of_every_stage_is_listed_described_and_compiles() {
        let project = Project::here();
        let copy = Replica::of(project.root(), "all");
        for stage in Stage::ALL {
            let name = format!("new-{}", format!("{stage:?}").to_lowercase());
            new_rule(&copy.0, &[&name, "--stage", &format!("{stage:?}")]).expect("a new rule");
            let page = rules::page(&copy.0).expect("a page");
            assert_eq!(fs::read_to_string(copy.0.join(PAGE)).expect("a page"), page);
            let section =
                page.split("\n## ").find(|it| it.starts_with(&format!("{stage:?}\n"))).expect("the stage");
            assert!(section.trim_end().contains(&format!("### `{name}`\n")), "{section}");
            let last = section.rsplit("\n### ").next().expect("a rule");
            assert!(last.starts_with(&format!("`{name}`")), "{last}");
        }
        let mut cargo = project.command("cargo");
        cargo.args(["check", "--quiet", "--offline", "--lib", "--profile", "test", "--manifest-path"]);
        cargo.arg(copy.0.join("Cargo.toml")).arg("--target-dir").arg(project.root().join("target/new-rule"));
        let done = Command::output(&mut cargo).expect("cargo");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    #[test]
    fn nothing_is_written_for_what_cannot_be() {
        let project = Project::here();
        let copy = Replica::of(project.root(), "none");
        let list = || fs::read_to_string(copy.0.join(FOLDER).join("mod.rs")).expect("the list");
        let before = list();
        for words in [
            &["default-usb-controller"][..],
            &["Default-thing"],
            &["default_thing"],
            &["thing"],
            &["a-thing", "--stage", "Sometime"],
            &[],
        ] {
            assert!(new_rule(&copy.0, words).is_err(), "{words:?}");
        }
        assert_eq!(list(), before);
        assert!(!copy.0.join(FOLDER).join("a_thing.rs").exists());
    }
}
