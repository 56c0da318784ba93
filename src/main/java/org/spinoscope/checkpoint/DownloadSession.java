package org.spinoscope.checkpoint;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.checkpoint.FetchReport.Origin;
import org.spinoscope.checkpoint.KnownCheckpoint.Pin;
import org.spinoscope.gpt2.CheckpointNames;

/// One download: its connection, its place, and the bytes this project expects.
final class DownloadSession {

    private static final int MOST_CHANGES = 3;

    private final HubClient hub;
    private final HubCacheWriter repository;
    private final FetchProgress progress;
    private final RepoId repo;
    private final Optional<Pin> pin;
    private final List<FetchReport.File> files = new ArrayList<>();
    private long behind;

    DownloadSession(HubClient hub, HubCacheWriter repository, FetchProgress progress, RepoId repo, Optional<Pin> pin) {
        this.hub = hub;
        this.repository = repository;
        this.progress = progress;
        this.repo = repo;
        this.pin = pin;
    }

    FetchReport run(Revision revision) {
        var config = hub.find(repo, revision, CheckpointNames.CONFIG)
                .orElseThrow(() -> new FetchException("There is no " + repo + " at " + revision + " on "
                        + hub.endpoint() + ", or it has no config.json. Check the name."));
        var commit = config.commit(); // from here on every file is of this one state, whatever main does
        download(config);
        if (!CheckpointFolder.isGpt2(repository.snapshot(commit).resolve(CheckpointNames.CONFIG))) {
            throw new FetchException(repo + " is not of GPT-2's architecture (model_type in its config.json);"
                    + " name one that is, for example gpt2.");
        }
        var rest = new ArrayList<RemoteFile>();
        rest.addAll(tokenizer(commit));
        rest.addAll(weights(commit));
        makeRoom(rest);
        for (var file : rest) {
            download(file);
        }
        return new FetchReport(repo, commit.value(), repository.snapshot(commit), files, progress.received());
    }

    private List<RemoteFile> weights(Revision commit) {
        var single = hub.find(repo, commit, CheckpointNames.WEIGHTS);
        if (single.isPresent()) {
            return List.of(single.get());
        }
        var index = hub.find(repo, commit, CheckpointNames.INDEX)
                .orElseThrow(() -> new FetchException(repo + " has no model.safetensors. Only weights in the"
                        + " safetensors format can be read; look for a converted copy or another revision."));
        download(index);
        var shards = new ArrayList<RemoteFile>();
        for (var name : CheckpointNames.shards(repository.snapshot(commit).resolve(CheckpointNames.INDEX))) {
            shards.add(hub.find(repo, commit, name)
                    .orElseThrow(() ->
                            new FetchException(repo + " names the weight file " + name + " but does not have it.")));
        }
        return shards;
    }

    /// Both forms, where there are both: other programs may want the other one.
    private List<RemoteFile> tokenizer(Revision commit) {
        var one = hub.find(repo, commit, CheckpointNames.TOKENIZER);
        var vocabulary = hub.find(repo, commit, CheckpointNames.VOCABULARY);
        var merges = hub.find(repo, commit, CheckpointNames.MERGES);
        if (one.isEmpty() && (vocabulary.isEmpty() || merges.isEmpty())) {
            throw new FetchException(repo + " has no tokenizer.json, and no vocab.json with merges.txt.");
        }
        return List.of(one, vocabulary, merges).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private void makeRoom(List<RemoteFile> rest) {
        long total = files.stream().mapToLong(FetchReport.File::bytes).sum();
        long needed = 0;
        for (var file : rest) {
            var blob = repository.blob(file.etag());
            total += Math.max(0, file.bytes());
            needed += Files.exists(blob) ? 0 : Math.max(0, file.bytes() - Download.length(Download.partial(blob)));
        }
        long free = repository.freeBytes();
        if (needed > free) {
            throw new FetchException(repo + " needs " + FetchProgress.bytes(needed) + " more, and "
                    + repository.folder() + " has " + FetchProgress.bytes(free)
                    + " free. Make room, or name another folder with HF_HUB_CACHE.");
        }
        progress.total(total);
    }

    private void download(RemoteFile announced) {
        var file = announced;
        for (int changes = 0; changes < MOST_CHANGES; changes++) {
            try {
                files.add(place(file));
                behind += Math.max(0, file.bytes());
                return;
            } catch (Download.Changed e) {
                file = hub.find(repo, file.commit(), file.name())
                        .orElseThrow(() -> new FetchException(announced.name() + " vanished from " + repo + "."));
            }
        }
        throw new FetchException(file.name() + " keeps changing on the hub. Try again later.");
    }

    private FetchReport.File place(RemoteFile file) throws Download.Changed {
        var expectedFile = ExpectedFile.of(file, pin);
        var blob = repository.blob(file.etag());
        var pointer = repository.snapshot(file.commit()).resolve(file.name());
        progress.at(file.name(), behind + Download.length(Download.partial(blob)));
        var origin = Origin.ALREADY_THERE;
        var present = Files.isRegularFile(blob) ? blob : pointer;
        if (!Files.isRegularFile(present) || !expectedFile.isMetBy(present, progress)) {
            repository.delete(pointer);
            repository.delete(blob);
            origin = new Download(hub, progress).into(blob, file, expectedFile.digest());
        }
        repository.point(file.commit(), file.name(), blob);
        return new FetchReport.File(file.name(), Download.length(pointer), origin, expectedFile.integrity());
    }
}
