"""What makes a numeric question a template: values drawn under constraints, texts that hold expressions, and the faults
that reading and trying them out shows."""
