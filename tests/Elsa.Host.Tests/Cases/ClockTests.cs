using System.Net;
using Elsa.Host.Tests.Forms;

namespace Elsa.Host.Tests.Cases;

/// <summary>Stopping, resuming and correcting on pages, held against the cases of the demonstration on 2026-03-26.</summary>
public sealed class ClockTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    private const string Suspend = "/cases/demo-5/clock/suspend/reconsideration-term";

    [Fact]
    public async Task The_effect_is_shown_before_it_is_saved_and_then_the_reckoning_tells_of_it()
    {
        var head = await host.Visit().AsAsync("unit-head");
        Assert.Contains($"href=\"{Suspend}\"", await head.ReadAsync("/cases/demo-5/deadlines"), StringComparison.Ordinal);
        var form = (await PageForm.OnAsync(head, Suspend, "clock-form"))
            .With("Ground", "force-majeure").With("From", "2026-03-26").With("Until", "2026-03-26").With("Reason", "洪水").Attach("Proof", "证明.pdf", "%PDF-1.7"u8.ToArray());

        using var preview = await form.SubmitAsync(head, "Preview");
        var shown = await Visitor.TextOfAsync(preview);
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Contains("保存之后", shown, StringComparison.Ordinal);
        Assert.Contains("2026-03-26至2026-03-26中止计算，不计入：不可抗力或者其他正当理由耽误申请（行政复议法 第二十条第二款）", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("洪水", await head.ReadAsync("/cases/demo-5/deadlines"), StringComparison.Ordinal);

        var confirm = await PageForm.OnAsync(preview, "clock-form");
        using var saved = await confirm.With("Ground", "force-majeure").SubmitAsync(head);
        using var twice = await confirm.With("Ground", "force-majeure").SubmitAsync(head);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, twice.StatusCode);

        var page = await head.ReadAsync("/cases/demo-5/deadlines");
        Assert.Contains("2026-03-26 至 2026-03-26：不可抗力或者其他正当理由耽误申请。理由：洪水。凭证：证明.pdf", page, StringComparison.Ordinal);
        Assert.Contains("因中止改变", page, StringComparison.Ordinal);
        Assert.Contains("期限中止", await head.ReadLogAsync("demo-5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spell_that_goes_on_shows_a_lamp_at_rest_until_it_is_resumed()
    {
        var head = await host.Visit().AsAsync("unit-head");
        var form = (await PageForm.OnAsync(head, "/cases/demo-5/clock/suspend/suit-term", "clock-form"))
            .With("Ground", "force-majeure").With("From", "2026-03-26").With("Reason", "封控").Attach("Proof", "证明.pdf", "%PDF-1.7"u8.ToArray());
        using var preview = await form.SubmitAsync(head, "Preview");
        Assert.Contains("自 2026-03-26 起停止计算", await Visitor.TextOfAsync(preview), StringComparison.Ordinal);
        using var saved = await (await PageForm.OnAsync(preview, "clock-form")).With("Ground", "force-majeure").SubmitAsync(head);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var page = await head.ReadAsync("/cases/demo-5/deadlines");
        Assert.Contains("lamp lamp-paused", page, StringComparison.Ordinal);
        Assert.Contains("/cases/demo-5/clock/resume/suit-term", page, StringComparison.Ordinal);
        Assert.Matches("id=\"suit-term-1\"(?:(?!</tr>).)*—（中止中）(?:(?!</tr>).)*lamp-paused", page.ReplaceLineEndings(" ")); // what stands still has no last day
        Assert.Contains("恢复计算之前没有最后日", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_one_condition_that_is_broken_at_its_field_with_the_article_of_the_ground()
    {
        var head = await host.Visit().AsAsync("unit-head");
        using var answer = await (await PageForm.OnAsync(head, Suspend, "clock-form"))
            .With("Ground", "force-majeure").With("From", "2026-01-01").With("Reason", "洪水").Attach("Proof", "证明.pdf", "%PDF-1.7"u8.ToArray()).SubmitAsync(head, "Preview");
        var page = await Visitor.TextOfAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("行政复议法 第二十条第二款", page, StringComparison.Ordinal);
        Assert.Matches("id=\"From-error\">期限自[\\d-]+起计算，中止不得早于这一日，但填的是2026-01-01。", page);
        Assert.DoesNotContain("id=\"Until-error\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_listed_at_the_head_and_leads_to_its_field()
    {
        var head = await host.Visit().AsAsync("unit-head");
        using var answer = await (await PageForm.OnAsync(head, Suspend, "clock-form")).SubmitAsync(head, "Preview");
        var page = await Visitor.TextOfAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        foreach (var field in new[] { "From", "Reason", "Proof", "Ground" }) Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
        Assert.Contains("须填写日期，例如 2026-03-05", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_is_refused_with_the_role_that_may()
    {
        var officer = await host.Visit().AsAsync("officer1");
        Assert.DoesNotContain("/clock/suspend/", await officer.ReadAsync("/cases/demo-5/deadlines"), StringComparison.Ordinal);
        using var answer = await (await PageForm.OnAsync(officer, Suspend, "clock-form"))
            .With("Ground", "force-majeure").With("From", "2026-03-26").With("Reason", "洪水").Attach("Proof", "证明.pdf", "%PDF-1.7"u8.ToArray()).SubmitAsync(officer, "Preview");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("承办机构负责人", await Visitor.TextOfAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ninety_days_say_that_nothing_stops_them()
    {
        var page = await (await host.Visit().AsAsync("unit-head")).ReadAsync("/cases/demo-3/deadlines");
        Assert.Contains("没有已载入的规则允许中止或者延长", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_day_is_corrected_by_somebody_else_and_the_former_one_stays_struck_out()
    {
        var head = await host.Visit().AsAsync("head");
        var facts = await head.ReadAsync("/cases/demo-5/facts");
        var address = System.Text.RegularExpressions.Regex.Matches(facts, "href=\"(?<path>/cases/demo-5/clock/correct/\\d+)\">更正日期<span class=\"visually-hidden\"> 决定书送达").Single().Groups["path"].Value;
        var was = System.Text.RegularExpressions.Regex.Match(facts, $"<td[^>]*class=\"day\">(?<day>[\\d-]+)<br /><a href=\"{address}\"").Groups["day"].Value;
        async Task<PageForm> FormAsync(int days) => (await PageForm.OnAsync(head, address, "clock-form")).With("On", DateOnly.ParseExact(was, "yyyy-MM-dd", null).AddDays(days).ToString("yyyy-MM-dd", null))
            .With("Reason", "回执日期看错").Attach("Proof", "回执.pdf", "%PDF-1.7"u8.ToArray());

        Assert.Matches($"同一次登记的事项，一并更正(?:(?!</fieldset>).)*文书送达 {was}", (await head.ReadAsync(address)).ReplaceLineEndings(" "));
        using var early = await (await FormAsync(-1)).SubmitAsync(head, "Preview"); // before the decision itself was made
        var refused = await Visitor.TextOfAsync(early);
        Assert.Contains("决定作出后才能送达（规则 42b，行政处罚法 第六十一条第一款", refused, StringComparison.Ordinal);
        Assert.Contains("保留原登记，由行政机关自行纠正决定", refused, StringComparison.Ordinal); // 行政处罚法 art. 75(2)
        Assert.Matches("在本案登记：\\s*<a href=\"/cases/demo-5/messages/decision.corrected\">登记自行纠正或者监督决定</a>", refused);

        using var preview = await (await FormAsync(1)).SubmitAsync(head, "Preview");
        Assert.Contains("缴纳罚款", await Visitor.TextOfAsync(preview), StringComparison.Ordinal);
        using var saved = await (await PageForm.OnAsync(preview, "clock-form")).With("OrderSeen", "true").SubmitAsync(head);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var corrected = await head.ReadAsync("/cases/demo-5/facts");
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(corrected, $"<del>{was}</del>")); // the decision was served, and with it a document: one act
        Assert.Contains("更正日期", await head.ReadLogAsync("demo-5"), StringComparison.Ordinal);
        var proof = System.Text.RegularExpressions.Regex.Match(corrected, "href=\"(?<path>/cases/demo-5/files/[0-9a-f]{64})\">回执.pdf").Groups["path"].Value;
        using var file = await head.GetAsync(proof);
        Assert.Equal((HttpStatusCode.OK, "attachment"), (file.StatusCode, file.Content.Headers.ContentDisposition?.DispositionType));
    }

    [Fact]
    public async Task Where_the_true_day_breaks_the_order_who_may_not_put_it_right_is_told_who_does_in_both_languages()
    {
        var lead = await host.Visit().AsAsync("unit-head");
        var facts = await (await host.Visit().AsAsync("head")).ReadAsync("/cases/demo-1/facts");
        var address = System.Text.RegularExpressions.Regex.Match(facts, "href=\"(?<path>/cases/demo-1/clock/correct/\\d+)\">更正日期<span class=\"visually-hidden\"> 决定书送达").Groups["path"].Value;
        async Task<string> RefusalAsync()
        {
            using var answer = await (await PageForm.OnAsync(lead, address, "clock-form")).With("On", "2026-01-05").With("Reason", "回执日期看错").Attach("Proof", "回执.pdf", "%PDF-1.7"u8.ToArray()).SubmitAsync(lead, "Preview");
            return await Visitor.TextOfAsync(answer);
        }

        Assert.Contains("真实的日期确实如此时怎么办", await RefusalAsync(), StringComparison.Ordinal);
        using var chosen = await lead.PostAsync("/", new() { ["culture"] = "en", ["returnUrl"] = "/" }, "/language");
        Assert.Contains("Where the true day is this one", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_dated_after_its_answer_is_refused_with_both_and_not_saved_as_owed()
    {
        var head = await host.Visit().AsAsync("unit-head");
        var filed = DayOf(await head.ReadAsync("/cases/demo-3/facts"), "立案");
        using var answer = await (await CorrectingAsync(head, "demo-3", "呈报立案", filed.AddDays(1))).SubmitAsync(head, "Preview");
        var page = await Visitor.TextOfAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("立案呈报须有处理结果（规则 8b，行政处罚法 第五十四条第二款", page, StringComparison.Ordinal);
        Assert.Contains($"据以判断：呈报立案 {filed.AddDays(1):yyyy-MM-dd}（承办人甲 登记）；立案 {filed:yyyy-MM-dd}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acts_that_no_rule_orders_are_named_where_they_turn_round_and_saved_only_with_a_second_word()
    {
        var head = await host.Visit().AsAsync("unit-head");
        var decided = DayOf(await head.ReadAsync("/cases/demo-1/facts"), "作出处理决定");
        using var preview = await (await CorrectingAsync(head, "demo-1", "收到缴款", decided.AddDays(-1))).SubmitAsync(head, "Preview");
        var shown = await Visitor.TextOfAsync(preview);
        Assert.Matches($"id=\"disturbed\"(?:(?!</div>).)*收到缴款 {decided.AddDays(-1):yyyy-MM-dd}</strong> 将早于在前登记的： (?:(?!</li>).)*作出处理决定 {decided:yyyy-MM-dd}", shown.ReplaceLineEndings(" "));

        var confirm = await PageForm.OnAsync(preview, "clock-form");
        using var hasty = await confirm.SubmitAsync(head);
        var again = await Visitor.TextOfAsync(hasty);

        Assert.Equal(HttpStatusCode.Conflict, hasty.StatusCode);
        Assert.Contains("id=\"OrderSeen-error\"", again, StringComparison.Ordinal);
        Assert.Contains("id=\"disturbed\"", again, StringComparison.Ordinal);
        using var saved = await confirm.With("OrderSeen", "true").SubmitAsync(head);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task A_twin_that_keeps_its_day_is_named_and_a_verdict_that_stays_is_no_effect()
    {
        var head = await host.Visit().AsAsync("unit-head");
        var served = DayOf(await head.ReadAsync("/cases/demo-2/facts"), "决定书送达");
        using var preview = await (await CorrectingAsync(head, "demo-2", "决定书送达", served.AddDays(1))).With("Also").SubmitAsync(head, "Preview");
        var shown = await Visitor.TextOfAsync(preview);

        Assert.Contains($"“文书送达”是同一次登记的，没有选择一并更正，仍为 {served:yyyy-MM-dd}：同一行为将有两个日期。", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>完成情况</dt>", shown, StringComparison.Ordinal);
    }

    private static DateOnly DayOf(string facts, string act) => DateOnly.ParseExact(
        System.Text.RegularExpressions.Regex.Match(facts, $"<td[^>]*class=\"day\">(?<day>[\\d-]+)<br /><a [^>]*>更正日期<span class=\"visually-hidden\"> {act}</span>").Groups["day"].Value, "yyyy-MM-dd", null);

    private static async Task<PageForm> CorrectingAsync(Visitor who, string id, string act, DateOnly to)
    {
        var address = System.Text.RegularExpressions.Regex.Match(await who.ReadAsync($"/cases/{id}/facts"), $"href=\"(?<path>/cases/{id}/clock/correct/\\d+)\">更正日期<span class=\"visually-hidden\"> {act}</span>").Groups["path"].Value;
        return (await PageForm.OnAsync(who, address, "clock-form")).With("On", to.ToString("yyyy-MM-dd", null)).With("Reason", "日期看错").Attach("Proof", "凭证.pdf", "%PDF-1.7"u8.ToArray());
    }

    [Fact]
    public async Task A_deadline_names_its_anchor_with_who_recorded_it_and_when()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-5/deadlines");
        Assert.Matches("起算依据：“立案”，2026-\\d\\d-\\d\\d \\d\\d:\\d\\d 由 .+ 登记。", page);
    }
}

/// <summary>The host half an hour after the window for the party's views was closed on 2026-03-11, and before the decision.</summary>
public sealed class HostAfterTheWindow : HostWithCases
{
    protected override DateTimeOffset Now => new(2026, 3, 11, 0, 30, 0, TimeSpan.FromHours(8));
}

public sealed class WindowEndTests(HostAfterTheWindow host) : IClassFixture<HostAfterTheWindow>
{
    [Fact]
    public async Task A_corrected_start_leaves_the_recorded_end_of_the_window_and_says_so_before_and_after()
    {
        var head = await host.Visit().AsAsync("head");
        var facts = await head.ReadAsync("/cases/demo-5/facts");
        var address = System.Text.RegularExpressions.Regex.Match(facts, "href=\"(?<path>/cases/demo-5/clock/correct/\\d+)\">更正日期<span class=\"visually-hidden\"> 告知书送达").Groups["path"].Value;
        var was = System.Text.RegularExpressions.Regex.Match(facts, $"<td[^>]*class=\"day\">(?<day>[\\d-]+)<br /><a href=\"{address}\"").Groups["day"].Value;
        var day = DateOnly.ParseExact(was, "yyyy-MM-dd", null).AddDays(1).ToString("yyyy-MM-dd", null);

        using var preview = await (await PageForm.OnAsync(head, address, "clock-form")).With("On", day).With("Reason", "回执日期看错").Attach("Proof", "回执.pdf", "%PDF-1.7"u8.ToArray()).SubmitAsync(head, "Preview");
        var shown = await Visitor.TextOfAsync(preview);

        Assert.Matches("“陈述申辩期间结束”登记的日期未变，仍为 2026-\\d\\d-\\d\\d。", shown);
        Assert.Contains("id=\"putting-right\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("登记的日期未变", facts, StringComparison.Ordinal);
        using var saved = await (await PageForm.OnAsync(preview, "clock-form")).With("OrderSeen", "true").SubmitAsync(head);
        Assert.Matches("“陈述申辩期间结束”登记的日期未变，仍为 2026-\\d\\d-\\d\\d。 按更正后的日期，期间的最后一日是 2026-\\d\\d-\\d\\d。", await head.ReadAsync("/cases/demo-5/facts"));
    }

    [Fact]
    public async Task What_cannot_be_recorded_names_what_is_missing()
    {
        var page = await (await host.Visit().AsAsync("officer1")).ReadAsync("/cases/demo-5/arrivals");

        Assert.Contains("没有已载入的规则允许延长期限“", page, StringComparison.Ordinal); // what is loaded gives no extension to ask for
        Assert.DoesNotMatch("据以判断：\\s*<", page);
    }

    [Fact]
    public async Task What_hangs_on_the_forms_answers_or_is_about_others_is_folded_with_its_count()
    {
        var officer = await host.Visit().AsAsync("officer1");
        var page = await officer.ReadAsync(await Walk.TaskOfAsync(officer, "/cases/demo-5")); // the final proposal: made, or withdrawn for a fresh notice

        var folded = System.Text.RegularExpressions.Regex.Match(page, "<details class=\"preflight-met\" id=\"preflight-later\">.*?</details>", System.Text.RegularExpressions.RegexOptions.Singleline).Value;

        var count = System.Text.RegularExpressions.Regex.Match(folded, "涉及其他人员的 (?<n>\\d+) 项").Groups["n"].Value;
        Assert.Equal(count, $"{System.Text.RegularExpressions.Regex.Count(folded, "<li class=\"preflight-")}");
        Assert.DoesNotContain("preflight-holds", folded, StringComparison.Ordinal);
    }
}
