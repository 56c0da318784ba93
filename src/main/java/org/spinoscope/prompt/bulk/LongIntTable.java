package org.spinoscope.prompt.bulk;

/// A map from 64-bit hashes to ints in two plain arrays: a million entries take 24 MB rather than the 60 MB of boxed
/// ones.
final class LongIntTable {

    private long[] keys = new long[1024];
    private int[] values = new int[1024];
    private int size;

    /// @return the value that is there now: the old one if the key was known
    int putIfAbsent(long hash, int value) {
        long key = hash == 0 ? 1 : hash; // 0 marks a free place
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int at = place(keys, key);
        if (keys[at] == 0) {
            keys[at] = key;
            values[at] = value;
            size++;
        }
        return values[at];
    }

    private static int place(long[] keys, long key) {
        int at = (int) (key & (keys.length - 1));
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
