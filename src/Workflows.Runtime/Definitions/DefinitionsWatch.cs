using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workflows.Engine.Procedures;
using Workflows.Runtime.Law;
using Workflows.Statute.Calendars;

namespace Workflows.Runtime.Definitions;

/// <summary>
/// Keeps the library up with the files: a change that reads and verifies comes into force whole, one that does not leaves the last good version in force.
/// Reading and verifying take seconds and hold up nobody: what an approved calendar puts in force waits for neither.
/// </summary>
public sealed class DefinitionsWatch(
    DefinitionsSource source, ProcedureLibrary library, IBundleStore bundles, ICalendarInForce calendars, ILogger<DefinitionsWatch> logger) : IDisposable
{
    private const int MostLogged = 20;

    private readonly AcceptedFiles accepted = new(source.AcceptedCopy);
    private readonly SemaphoreSlim looking = new(1); // one look at the files at a time
    private readonly SemaphoreSlim replacing = new(1); // short: whoever changes what is in force
    private string? seen;
    private WaitingCalendar? onDisk;
    private string? unreadable; // the version of it that this build does not read
    private ImmutableArray<Finding> ofCalendar = []; // why the calendar that two people put in force does not count

    /// <summary>
    /// Reads the files for the first time, and every bundle that a running case may have pinned. Over broken files the version that was in force last
    /// comes into force again; where there is none, the library stays closed and its findings say why. Files that do not verify are as broken as those that do not read.
    /// </summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        using var look = await TakeTurnAsync(looking, cancellationToken);
        var kept = await KeptAsync(cancellationToken);
        if (await TakeAsync(FolderFiles.Stamp(source.Folder), kept, cancellationToken) || library.IsOpen || accepted.Find() is not { } copy) return;
        var wrong = library.Findings; // of the files on disk: they do not read, or do not verify
        var last = WorkflowsReader.Read(copy, source.Actions, source.Calendar);
        if (last.World is { } world) library.Replace(With(await CountedAsync(world, last.Files, cancellationToken), kept));
        else Report(last.Findings);
        library.Note([.. wrong, .. ofCalendar]);
    }

    /// <summary>Looks whether files changed since the last look, by their paths, sizes and times, and reads them if so.</summary>
    /// <returns>Whether a new version came into force.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var isCountedAnew = await PutCalendarInForceAsync(cancellationToken);
        using var look = await TakeTurnAsync(looking, cancellationToken);
        try
        {
            var stamp = FolderFiles.Stamp(source.Folder);
            return (stamp != seen && await TakeAsync(stamp, library.IsOpen ? library.Current.Procedures.ByHash : await KeptAsync(cancellationToken), cancellationToken)) || isCountedAnew;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) // a full disk leaves in force what is; the next look tries again
        {
            ImmutableArray<Finding> because = [new(source.AcceptedCopy, 0, 0, "FILE0004", $"Expected to keep a copy of the files that come into force, but: {e.Message}")];
            using var turn = await TakeTurnAsync(replacing, cancellationToken);
            library.Note([.. because, .. ofCalendar]);
            Report(because);
            return isCountedAnew;
        }
    }

    /// <summary>
    /// Puts the calendar in force that two people approved, here or in another process. It needs no look at the files: where they do not read, the calendar
    /// counts all the same.
    /// </summary>
    /// <returns>Whether another calendar came into force.</returns>
    public async Task<bool> PutCalendarInForceAsync(CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(replacing, cancellationToken);
        if (!library.IsOpen || await calendars.VersionAsync(source.Calendar, cancellationToken) is not { } version) return false;
        var world = library.Current;
        ImmutableArray<Finding> ofFiles = [.. library.Findings.Except(ofCalendar)];
        if (version == world.Law.Calendar.Version)
        {
            if (ofCalendar.IsEmpty) return false;
            (ofCalendar, unreadable) = ([], null); // two people approved what counts here already
            library.Note(ofFiles);
            await WaitAsync(version, cancellationToken);
            return false;
        }
        if (version == unreadable) // its text is not asked for at every look
        {
            library.Note([.. ofFiles, .. ofCalendar]);
            return false;
        }
        if (await calendars.FindAsync(source.Calendar, cancellationToken) is not { } inForce) return false;
        if (Read(inForce, world.Law.Calendar.Region) is not { } calendar)
        {
            library.Note([.. ofFiles, .. ofCalendar]);
            return false;
        }
        var isOther = calendar.Version != world.Law.Calendar.Version;
        if (isOther) library.Replace(world with { Law = world.Law with { Calendar = calendar } });
        library.Note(ofFiles);
        if (!isOther) return false;
        await WaitAsync(inForce.Version, cancellationToken);
        logger.CalendarInForce(calendar.Id, calendar.Version);
        return true;
    }

    public void Dispose()
    {
        looking.Dispose();
        replacing.Dispose();
    }

    /// <summary>The world with the calendar that two people put in force. The first that is ever read is in force at once; a later one on disk waits.</summary>
    private async Task<DeclaredWorld> CountedAsync(DeclaredWorld world, ImmutableSortedDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var disk = world.Law.Calendar;
        onDisk = new(disk, files[$"calendars/{disk.Id}.yaml"]);
        if (await calendars.FindAsync(disk.Id, cancellationToken) is not { } inForce)
        {
            await calendars.KeepFirstAsync(disk, onDisk.Text, cancellationToken);
            return world;
        }
        await WaitAsync(inForce.Version, cancellationToken);
        if (inForce.Version == disk.Version) return world;
        if (Read(inForce, disk.Region) is not { } calendar)
        {
            // Kept by another version of the product. What counted here goes on counting; where nothing did, there is none but the one on disk.
            if (library.IsOpen) return world with { Law = world.Law with { Calendar = library.Current.Law.Calendar } };
            Finding instead = new($"calendars/{disk.Id}.yaml", 0, 0, "CAL0012", $"Expected the calendar that two people approved last, version {inForce.Version}, but this version of the product does not read it. Until another is approved cases count by the file on disk, version {disk.Version}, which nobody approved: propose it, or mend it and propose that.");
            ofCalendar = ofCalendar.Add(instead);
            Report([instead]);
            return world;
        }
        if (library.Waiting is not null) logger.CalendarWaits(disk.Id, disk.Version, inForce.Version);
        return world with { Law = world.Law with { Calendar = calendar } };
    }

    /// <summary>The calendar on disk waits for two people, but not one that counted before: nobody put it there anew.</summary>
    private async Task WaitAsync(string inForce, CancellationToken cancellationToken) => library.Wait(
        onDisk is { Calendar: var disk } && disk.Version != inForce && !await calendars.HasCountedAsync(disk.Id, disk.Version, cancellationToken) ? onDisk : null);

    private LegalCalendar? Read(KeptCalendar kept, string? region)
    {
        if (kept.Version == unreadable) return null;
        var reading = CalendarReader.Read(source.Calendar, $"calendars/{source.Calendar}.yaml", kept.Text, region);
        unreadable = reading.Value is null ? kept.Version : null;
        ofCalendar = reading.Value is null ? [.. reading.Findings.Select(f => f with { File = $"calendars/{source.Calendar}.yaml ({kept.Version})" })] : [];
        Report(ofCalendar); // once
        return reading.Value;
    }

    private WorkflowsReading Read() => WorkflowsReader.Read(source.Folder, source.Actions, source.Calendar);

    private async Task<bool> TakeAsync(string stamp, ImmutableDictionary<string, Procedure> pinned, CancellationToken cancellationToken)
    {
        var reading = Read();
        if (FolderFiles.Stamp(source.Folder) != stamp && library.IsOpen) return false; // somebody is writing: the next look sees it finished
        var wrong = reading.World is null ? reading.Findings : Verified(reading);
        if (reading.World is not { } world || !wrong.IsEmpty)
        {
            Report(wrong);
            seen = stamp;
            using var one = await TakeTurnAsync(replacing, cancellationToken);
            library.Note([.. wrong, .. ofCalendar]);
            return false;
        }
        using var turn = await TakeTurnAsync(replacing, cancellationToken);
        // First kept, then in force: no case may pin what a restart would not find.
        foreach (var bundle in reading.Bundles.Where(b => !pinned.ContainsKey(b.Hash))) await bundles.SaveAsync(bundle, cancellationToken);
        await accepted.SaveAsync(reading.Files, cancellationToken);
        library.Replace(With(await CountedAsync(world, reading.Files, cancellationToken), pinned));
        if (!ofCalendar.IsEmpty) library.Note(ofCalendar);
        logger.DefinitionsInForce(string.Join(", ", reading.Bundles.Select(b => $"{b.ProcedureId} {b.Hash[..12]}")));
        seen = stamp;
        return true;
    }

    private async Task<ImmutableDictionary<string, Procedure>> KeptAsync(CancellationToken cancellationToken)
    {
        var kept = ImmutableDictionary.CreateBuilder<string, Procedure>(StringComparer.Ordinal);
        foreach (var bundle in await bundles.LoadAllAsync(cancellationToken))
        {
            var reading = ProcedureFolderReader.Read(bundle);
            if (reading.Value is { } procedure) kept[bundle.Hash] = procedure;
            else Report(reading.Findings);
        }
        return kept.ToImmutable();
    }

    /// <summary>Why the files may not come into force though they read. Those that this build of the product accepted were verified then; another may have known less.</summary>
    private ImmutableArray<Finding> Verified(WorkflowsReading reading) => accepted.HoldsVerified(reading.Files) ? [] : FlowVerification.Of(reading).Refusing;

    private static DeclaredWorld With(DeclaredWorld world, ImmutableDictionary<string, Procedure> pinned) =>
        world with { Procedures = world.Procedures with { ByHash = pinned.SetItems(world.Procedures.ByHash) } };

    private static async Task<IDisposable> TakeTurnAsync(SemaphoreSlim one, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        return new Turn(one);
    }

    private void Report(ImmutableArray<Finding> findings)
    {
        foreach (var finding in findings.Take(MostLogged)) logger.DefinitionsRefused(finding.ToString());
    }

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
