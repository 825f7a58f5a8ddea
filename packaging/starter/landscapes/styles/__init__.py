"""The six hands a picture can be painted by: each turns a flat poster of H x W x 3 float32 sRGB in
0..1 into another of the same size, and paints a larger one alike but finer."""
