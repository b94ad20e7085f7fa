"""Files of word processors, as their readers see them: Word's own format."""
