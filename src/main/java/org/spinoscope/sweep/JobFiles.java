package org.spinoscope.sweep;

import java.util.Locale;
import org.spinoscope.common.AtomicFile;

/// The plan for job schedulers: commands.txt with a command a line, and an sbatch script for a Slurm array over it.
/// `$SPINOSCOPE` names the program where it is not on the path.
final class JobFiles {

    /// Slurm's default limit on the size of an array is 1001.
    private static final int MOST_TASKS = 1000;

    private JobFiles() {}

    static void write(SweepFolder folder, SweepPlan plan) {
        var quoted = "'" + folder.root().toString().replace("'", "'\\''") + "'";
        var commands = new StringBuilder();
        for (var part : plan.parts()) {
            commands.append("${SPINOSCOPE:-spinoscope} sweep run ")
                    .append(quoted)
                    .append(" --part ")
                    .append(part.part())
                    .append('\n');
        }
        AtomicFile.write(folder.root().resolve("commands.txt"), commands.toString());
        AtomicFile.write(folder.root().resolve("job.sbatch"), sbatch(quoted, plan));
    }

    private static String sbatch(String quoted, SweepPlan plan) {
        int parts = plan.parts().size();
        int step = Math.ceilDiv(parts, MOST_TASKS);
        int last = Math.ceilDiv(parts, step) - 1;
        return String.format(
                Locale.ROOT,
                """
                #!/bin/bash
                #SBATCH --job-name=spinoscope
                #SBATCH --array=0-%d
                #SBATCH --cpus-per-task=%d
                #SBATCH --requeue
                # Set SPINOSCOPE to the program if it is not on the path. A part that is whole already is not computed again.
                first=$(( SLURM_ARRAY_TASK_ID * %d + 1 ))
                sed -n "${first},$(( first + %d ))p" %s/commands.txt | bash -e
                """,
                last,
                plan.threads(),
                step,
                step - 1,
                quoted);
    }
}
