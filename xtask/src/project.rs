//! Where the project lies, and the environment in which its tools run.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The project that this xtask was compiled in.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The project around this xtask's sources.
    pub(crate) fn here() -> Project {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        Project { root: xtask.parent().expect("xtask lies in the project").to_owned() }
    }

    /// The folder with the root Cargo.toml.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The version of the package `name` in Cargo.lock.
    ///
    /// # Errors
    /// When Cargo.lock cannot be read or does not have the package.
    pub(crate) fn locked_version(&self, name: &str) -> Result<String, String> {
        let lock = self.root.join("Cargo.lock");
        let text = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
        let heading = format!("name = \"{name}\"");
        text.lines()
            .skip_while(|line| *line != heading)
            .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
            .map(str::to_owned)
            .ok_or_else(|| format!("{} has no package {name}", lock.display()))
    }

    /// A command that runs in the project's folder and finds the project's own tools first.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.search_path());
        // Trunk 0.21 takes NO_COLOR for an option of its own and refuses the usual value 1.
        command.env_remove("NO_COLOR");
        command
    }

    /// The project's tools, then whatever the user's PATH has.
    fn search_path(&self) -> OsString {
        let mut folders = vec![self.root.join("node_modules/.bin")];
        if let Ok(tools) = crate::tools::all(self) {
            folders.extend(tools.iter().map(|tool| tool.bin()));
        }
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        env::join_paths(folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
    }
}

/// Says in one line what begins now and how long it may take.
pub(crate) fn announce(what: &str) {
    eprintln!("xtask: {what}");
}

/// Runs `command` to its end, with the terminal.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub(crate) fn execute(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})")) }
}

/// What `command` prints, without the line end; nothing when it cannot be started or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first executable called `name` on the user's PATH.
pub(crate) fn find_on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The user's home folder.
///
/// # Errors
/// When HOME is not set.
pub(crate) fn home() -> Result<PathBuf, String> {
    env::var_os("HOME").map(PathBuf::from).ok_or_else(|| "HOME is not set".to_owned())
}
