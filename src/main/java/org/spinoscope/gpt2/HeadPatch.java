package org.spinoscope.gpt2;

/// A head's `hook_z` replaced before c_proj: how a head is ablated (Fig. 4).
public record HeadPatch(HeadId head, Positions positions, Replacement replacement) implements ComponentPatch {

    /// A head set to zero at every position.
    public static HeadPatch zero(HeadId head) {
        return new HeadPatch(head, Positions.ALL, new Zero());
    }

    @Override
    public HeadId component() {
        return head;
    }
}
