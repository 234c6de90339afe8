"""Item-writing rules, once for generated and teachers' cards alike."""
