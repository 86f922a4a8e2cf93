using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.TestKit.Waiting;

namespace Workflows.EndToEnd.Tests.Walk;

/// <summary>The people of the authority, each in a browser of their own, who do their tasks by clicking and typing.</summary>
internal sealed class Clerks(BrowserFixture browser, HostProcess host, string password)
{
    private const string Officers = "officer1,officer2";

    private static readonly Dictionary<string, string> s_usual = new()
    {
        ["inspectors"] = Officers,
        ["officers"] = Officers,
        ["investigators"] = Officers,
        ["recheckers"] = Officers,
        ["stillGoingOn"] = "false",
        ["lifeOrHealth"] = "false",
        ["moreEvidence"] = "false",
        ["complexOrMajor"] = "false",
        ["majorPublicInterest"] = "false",
        ["severalLegalRelations"] = "false",
        ["suspectedCrime"] = "false",
        ["mainPenalty"] = "fine",
        ["proposedFine"] = "30000",
        ["fineProvision"] = "art97",
        ["fineAfterOrder"] = "false",
        ["discretionGrade"] = "standard",
        ["findings"] = "现场检查发现：特种作业人员未取得相应资格上岗作业。（示例）",
        ["changeGround"] = "none",
        ["closingGround"] = "executed",
    };

    private readonly Dictionary<string, IPage> desks = [];

    /// <summary>The page of a person who is signed in.</summary>
    public async Task<IPage> DeskAsync(string account)
    {
        if (desks.TryGetValue(account, out var desk)) return desk;
        desk = desks[account] = await browser.NewPageAsync(host.Address);
        await desk.GotoAsync("/account/sign-in");
        await desk.FillAsync("input[name=Account]", account);
        await desk.FillAsync("input[name=Password]", password);
        await PressAsync(desk, "main button[type=submit]");
        await desk.GotoAsync("/");
        Assert.Equal("/", new Uri(desk.Url).AbsolutePath);
        return desk;
    }

    /// <summary>Waits until a task is in the person's inbox, fills its form and completes it.</summary>
    public async Task<IPage> DoAsync(string account, string task, params (string Field, string Value)[] answers)
    {
        var desk = await OpenAsync(account, task);
        await CompleteAsync(desk, answers);
        await AcceptedAsync(desk);
        return desk;
    }

    /// <summary>Waits until a task is in the person's inbox and opens it.</summary>
    public async Task<IPage> OpenAsync(string account, string task)
    {
        var desk = await DeskAsync(account);
        var link = desk.Locator("a.task-link").GetByText(task);
        await Eventually.GetAsync($"the task {task} in the inbox of {account}", async _ =>
        {
            await desk.GotoAsync("/");
            return await link.CountAsync() > 0 ? "there" : await desk.InnerTextAsync("main");
        }, seen => seen == "there", TimeSpan.FromSeconds(60));
        await link.First.ClickAsync();
        await desk.WaitForURLAsync("**/tasks/**");
        return desk;
    }

    public static async Task CompleteAsync(IPage desk, params (string Field, string Value)[] answers)
    {
        await FillAsync(desk, answers);
        await PressAsync(desk, "button[name=complete]");
    }

    public static async Task AcceptedAsync(IPage desk)
    {
        var refusal = desk.Locator("#refusal");
        Assert.True(await refusal.CountAsync() == 0, $"{desk.Url}: {(await refusal.CountAsync() == 0 ? "" : await desk.InnerTextAsync("main"))}");
    }

    /// <summary>Presses a button and waits for the page that it leads to.</summary>
    public static async Task PressAsync(IPage desk, string button)
    {
        await desk.EvaluateAsync("() => { document.body.dataset.before = 'yes'; }");
        await desk.ClickAsync(button);
        await desk.WaitForSelectorAsync("body:not([data-before]) main");
        await desk.WaitForLoadStateAsync();
    }

    /// <summary>Gives the answers, and to every other field that is required something that fits, until nothing required is open.</summary>
    public static async Task FillAsync(IPage desk, params (string Field, string Value)[] answers)
    {
        var given = new HashSet<string>();
        var open = 0;
        desk.Request += Begin;
        desk.Response += Answered;
        desk.RequestFailed += End;
        var live = await desk.Locator("form[data-live]").CountAsync() > 0;
        for (var round = 0; round < 40; round++)
        {
            var due = (await FieldsAsync(desk))
                .Select(field => (Field: field, Wanted: answers.FirstOrDefault(a => a.Field == field.Name).Value))
                .Where(f => !given.Contains(f.Field.Name) && (f.Wanted is not null || (f.Field.Required && !f.Field.Answered)))
                .ToList();
            if (due.Count == 0) break;
            if (live && due.FindIndex(f => f.Field.Kind is "select" or "radio") is >= 0 and var first) due = [due[first]]; // other fields may come and go with it
            foreach (var (field, wanted) in due)
            {
                given.Add(field.Name);
                await AnswerAsync(desk.Locator($"[data-field='{field.Name}']"), field, wanted ?? s_usual.GetValueOrDefault(field.Name));
            }
            await desk.EvaluateAsync("() => document.activeElement?.blur()");
            if (!live) break;
            await Task.Delay(30);
            await Eventually.TrueAsync("the form at rest", () => Volatile.Read(ref open) <= 0);
            await Task.Delay(120); // the script merges what it got
        }
        desk.Request -= Begin;
        desk.Response -= Answered;
        desk.RequestFailed -= End;

        void Begin(object? sender, IRequest request) => Interlocked.Increment(ref open);
        void Answered(object? sender, IResponse response) => Interlocked.Decrement(ref open); // no body is read of an answer that came too late
        void End(object? sender, IRequest request) => Interlocked.Decrement(ref open);
    }

    private static async Task AnswerAsync(ILocator place, Field field, string? value)
    {
        switch (field.Kind)
        {
            case "file":
                await place.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
                {
                    Name = "示例附件.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes("示例附件，全部为虚构内容。\n"),
                });
                break;
            case "checkbox":
                foreach (var person in (value ?? field.Options[0]).Split(',')) await place.Locator($"input[value='{person}']").CheckAsync();
                break;
            case "radio":
                await place.Locator($"input[value='{value ?? "true"}']").CheckAsync();
                break;
            case "select":
                await place.Locator("select").SelectOptionAsync(value ?? field.Options.First(o => o.Length > 0));
                break;
            case "date":
                await place.Locator("input[type=date]").FillAsync(value ?? "2026-03-02");
                break;
            default:
                var control = place.Locator("input:not([type=hidden]), textarea");
                await control.FillAsync(value ?? (field.Number ? "1" : "示例"));
                break;
        }
    }

    private static async Task<Field[]> FieldsAsync(IPage desk)
    {
        var json = await desk.EvaluateAsync<string>("""
            () => JSON.stringify([...document.querySelectorAll('[data-field]')].map(place => {
              const control = place.querySelector('select, textarea, input:not([type=hidden]):not([name^=_])');
              const all = [...place.querySelectorAll('select, textarea, input:not([type=hidden])')];
              const kept = place.querySelector('.field-kept');
              const several = control.type === 'radio' || control.type === 'checkbox';
              return {
                Name: place.dataset.field,
                Kind: control.tagName === 'SELECT' ? 'select' : control.tagName === 'TEXTAREA' ? 'text' : kept ? 'file' : control.type,
                Required: place.querySelector('.required') !== null,
                Answered: kept !== null || (several ? all.some(c => c.checked) : control.value.trim() !== ''),
                Number: control.inputMode === 'numeric' || control.inputMode === 'decimal',
                Options: control.tagName === 'SELECT' ? [...control.options].map(o => o.value) : all.map(c => c.value),
              };
            }))
            """);
        return JsonSerializer.Deserialize<Field[]>(json)!;
    }

    private sealed record Field(string Name, string Kind, bool Required, bool Answered, bool Number, string[] Options);
}
