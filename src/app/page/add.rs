//! Adding a device: the dialog, and what was chosen in it.

use super::Page;
use crate::app::add::Adding;
use crate::app::element;
use crate::editor::Command;
use std::rc::Rc;
use yew::Context;

impl Page {
    /// Opens the dialog, or closes it.
    pub(super) fn toggle_add(&mut self) {
        let open = !self.adding.open && self.view.can_export();
        let kinds =
            if open { Rc::new(self.said(self.editor.get().kinds_of_devices())) } else { Rc::default() };
        self.adding = Adding { open, kinds, ..Adding::default() };
    }

    /// Finds out what adding a device of the kind would do.
    pub(super) fn preview_device(&mut self, kind: String) {
        self.adding.preview = self.said(self.editor.get().preview_device(&kind)).map(Rc::new);
        self.adding.kind = Some(kind);
    }

    /// Adds the device, and goes to its form.
    pub(super) fn add_device(&mut self, context: &Context<Page>, command: Command) {
        self.adding = Adding::default();
        self.run(context, command);
        self.sheet = true;
        self.focus = Some(element::INSPECTOR);
    }
}
