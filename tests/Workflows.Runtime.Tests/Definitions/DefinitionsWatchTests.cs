using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Engine.Commands;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.TestKit.Stores;

namespace Workflows.Runtime.Tests.Definitions;

public sealed partial class DefinitionsWatchTests : IDisposable
{
    private readonly SmallWorld small = new SmallWorld().WithoutPapers();
    private readonly KeptBundles kept = new();
    private readonly ProcedureLibrary library = new();

    [Fact]
    public async Task What_is_declared_is_in_force_once_it_was_opened()
    {
        Assert.False(library.IsOpen);
        Assert.Throws<InvalidOperationException>(() => library.Current);

        await Watch().OpenAsync(default);

        Assert.True(library.IsOpen);
        Assert.Equal(["main"], library.Current.Procedures.Current.Keys);
        Assert.Equal(1, kept.Count);
    }

    [Fact]
    public async Task A_look_at_files_that_did_not_change_does_nothing()
    {
        using var watch = Watch();
        await watch.OpenAsync(default);
        var before = library.Current;

        Assert.False(await watch.LookAsync(default));
        Assert.Same(before, library.Current);
    }

    [Fact]
    public async Task A_change_comes_into_force_and_the_former_bundle_stays_for_the_cases_that_pinned_it()
    {
        using var watch = Watch();
        await watch.OpenAsync(default);
        var former = library.Current.Procedures.Current["main"];
        small.Write("main/forms/a.yaml", "title: { zh: 新表, en: New form }\nfields: []\n");

        Assert.True(await watch.LookAsync(default));

        var now = library.Current.Procedures.Current["main"];
        Assert.NotEqual(former, now);
        Assert.Equal("Form", library.Current.Procedures.ByHash[former].Forms["a"].Title.En);
        Assert.Equal("New form", library.Current.Procedures.ByHash[now].Forms["a"].Title.En);
        Assert.Equal(2, kept.Count);
    }

    [Fact]
    public async Task A_change_of_the_law_alone_pins_no_new_bundle()
    {
        using var watch = Watch();
        await watch.OpenAsync(default);
        var former = library.Current;
        small.Write("main/law.yaml", "deadlines: {}\n");

        Assert.True(await watch.LookAsync(default));

        Assert.Equal(former.Procedures.Current, library.Current.Procedures.Current);
        Assert.NotEqual(former.Law.Version, library.Current.Law.Version);
    }

    public static TheoryData<string, string> BadEdits => new()
    {
        { "main/main.bpmn", "<definitions" },
        { "main/main.bpmn", """<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><b>&b;</b>""" },
        { "main/law.yaml", "deadlines: &a [ *a ]" },
        { "main/forms/a.yaml", "title: x" },
        { "vocabulary.yaml", "" },
        { "main/rules.dmn", new string('x', 5_000_000) },
    };

    [Theory]
    [MemberData(nameof(BadEdits))]
    public async Task After_a_bad_edit_the_last_good_version_stays_in_force_until_it_is_mended(string path, string text)
    {
        using var watch = Watch();
        await watch.OpenAsync(default);
        var good = library.Current;
        var was = await File.ReadAllTextAsync(Path.Combine(small.Path, path));
        small.Write(path, text);

        Assert.False(await watch.LookAsync(default));

        Assert.Same(good, library.Current);
        Assert.Contains(library.Findings, f => f.File == path);
        Assert.Equal(1, kept.Count);

        small.Write(path, was);
        Assert.True(await watch.LookAsync(default));
        Assert.Empty(library.Findings);
    }

    [Theory]
    [InlineData("absence: notice.served", "VER0010")]
    [InlineData("guard: { before: notice.served, that: \"1 > 2\" }", "VER0010")]
    public async Task Files_whose_flow_breaks_a_rule_do_not_come_into_force_until_it_is_mended(string template, string code)
    {
        using var watch = Watch();
        await watch.OpenAsync(default);
        small.Write("main/main.bpmn", SmallWorld.Flow(task: """law:event="notice.served" """));
        Assert.True(await watch.LookAsync(default));
        var (good, was) = (library.Current, await File.ReadAllTextAsync(Path.Combine(small.Path, "main/law.yaml")));
        small.Write("main/law.yaml", $"{was}\nconstraints:\n  - no: a\n    title: {{ zh: 不得送达, en: Never served }}\n    {template}\n    law: 第一条\n");

        Assert.False(await watch.LookAsync(default));

        Assert.Same(good, library.Current);
        Assert.Equal(("main/law.yaml", code), Assert.Single(library.Findings.Select(f => (f.File, f.Code))));

        small.Write("main/law.yaml", was);
        Assert.True(await watch.LookAsync(default));
        Assert.Empty(library.Findings);
    }

    [Fact]
    public async Task After_a_restart_cases_find_the_bundles_that_they_pinned()
    {
        using (var before = Watch())
        {
            await before.OpenAsync(default);
        }
        var pinned = library.Current.Procedures.Current["main"];
        small.Write("main/forms/a.yaml", "title: { zh: 新表, en: New form }\nfields: []\n");
        var restarted = new ProcedureLibrary();

        await Watch(restarted).OpenAsync(default);

        Assert.Equal("Form", restarted.Current.Procedures.ByHash[pinned].Forms["a"].Title.En);
        Assert.NotEqual(pinned, restarted.Current.Procedures.Current["main"]);
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "main/main.bpmn", "<definitions", "BPMN0001" }, // does not read
        { "main/law.yaml", "constraints:\n  - no: a\n    title: { zh: 不得送达, en: Never served }\n    absence: notice.served\n    law: 第一条\n", "VER0010" }, // reads, and is broken by the flow
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_restart_over_broken_files_serves_the_last_good_version_and_says_what_is_wrong(string path, string text, string code)
    {
        small.Write("main/main.bpmn", SmallWorld.Flow(task: """law:event="notice.served" """));
        await Watch().OpenAsync(default);
        var was = await File.ReadAllTextAsync(Path.Combine(small.Path, path));
        small.Write(path, text);
        var restarted = new ProcedureLibrary();
        using var watch = Watch(restarted);

        await watch.OpenAsync(default);

        Assert.Equal(library.Current.Procedures.Current, restarted.Current.Procedures.Current);
        Assert.Equal(library.Current.Law.Version, restarted.Current.Law.Version);
        Assert.Contains(restarted.Findings, f => f.File == path && f.Code == code);
        Assert.False(await watch.LookAsync(default));
        Assert.NotEmpty(restarted.Findings);

        small.Write(path, was);
        Assert.True(await watch.LookAsync(default));
        Assert.Empty(restarted.Findings);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_first_start_over_files_that_do_not_read_or_verify_leaves_the_library_closed(string path, string text, string code)
    {
        small.Write("main/main.bpmn", SmallWorld.Flow(task: """law:event="notice.served" """));
        small.Write(path, text);

        await Watch().OpenAsync(default);

        Assert.False(library.IsOpen);
        Assert.Contains(code, library.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_earlier_build_accepted_is_verified_anew_and_serves_with_a_banner_where_it_does_not(bool isOfThisBuild)
    {
        small.Write("main/main.bpmn", SmallWorld.Flow(task: """law:event="notice.served" """));
        await Watch().OpenAsync(default);
        var (path, text, code) = ("main/law.yaml", "constraints:\n  - no: a\n    title: { zh: 不得送达, en: Never served }\n    absence: notice.served\n    law: 第一条\n", "VER0010");
        small.Write(path, text); // accepted by a build that did not know the rule to be broken
        await File.WriteAllTextAsync(Path.Combine(small.Own, path), text);
        if (!isOfThisBuild) await File.WriteAllTextAsync(small.Own + ".verified-by", "an earlier build");
        var restarted = new ProcedureLibrary();

        await Watch(restarted).OpenAsync(default);

        Assert.Equal("a", Assert.Single(restarted.Current.Law.Constraints).No);
        Assert.Equal(isOfThisBuild ? [] : [(path, code)], restarted.Findings.Select(f => (f.File, f.Code)));
    }

    [Fact]
    public async Task Where_no_copy_can_be_kept_the_former_version_stays_and_the_sweep_goes_on()
    {
        using var watch = Watch();
        await watch.OpenAsync(default);
        var former = library.Current;
        Directory.Delete(small.Own, recursive: true);
        await File.WriteAllTextAsync(small.Own, "a file in the way");
        small.Write("main/law.yaml", "deadlines: {}\n");

        Assert.False(await watch.LookAsync(default));
        Assert.Same(former, library.Current);
        Assert.Equal(["FILE0004"], library.Findings.Select(f => f.Code));

        File.Delete(small.Own);
        Assert.True(await watch.LookAsync(default));
    }

    [Fact]
    public async Task What_is_refused_is_logged_once_for_each_change()
    {
        var log = new Lines();
        using var watch = Watch(log: log);
        await watch.OpenAsync(default);
        small.Write("main/main.bpmn", "<definitions");

        await watch.LookAsync(default);
        await watch.LookAsync(default);

        Assert.Single(log.All, l => l.StartsWith("The files of the procedures do not read", StringComparison.Ordinal) && l.Contains("main/main.bpmn(1,", StringComparison.Ordinal));
    }

    public void Dispose() => small.Dispose();

    private DefinitionsWatch Watch(ProcedureLibrary? into = null, ILogger<DefinitionsWatch>? log = null, InMemoryChanges? changes = null) => new(
        new(small.Path, small.Own, ImmutableDictionary<string, CaseAction>.Empty), into ?? library, kept, changes is null ? new CalendarOnDisk() : new ApprovedCalendar(changes), log ?? NullLogger<DefinitionsWatch>.Instance);

    private sealed class Lines : ILogger<DefinitionsWatch>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add(formatter(state, exception));
    }
}
