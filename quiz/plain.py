"""Line-by-line practice, for screen readers, pipes and terminals that cannot draw."""
