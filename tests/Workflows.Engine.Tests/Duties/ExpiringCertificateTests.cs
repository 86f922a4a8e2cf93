using Workflows.Engine.People;

namespace Workflows.Engine.Tests.Duties;

/// <summary>A certificate that ends is told of sixty and thirty days ahead, to its holder and to the head of the unit. It is 2 March 2026.</summary>
public sealed class ExpiringCertificateTests
{
    private static readonly DateOnly s_today = new(2026, 3, 2);

    [Theory]
    // its last day, whether it is told of, whether it presses
    [InlineData("2026-05-02", false, false)] // 61 days
    [InlineData("2026-05-01", true, false)] // 60 days
    [InlineData("2026-04-02", true, false)] // 31 days
    [InlineData("2026-04-01", true, true)] // 30 days
    [InlineData("2026-03-02", true, true)] // its last day
    [InlineData("2026-03-01", true, true)] // over since yesterday
    public void The_holder_is_told_sixty_and_thirty_days_ahead(string to, bool told, bool presses)
    {
        var holder = Someone("wang", "执法一科", Until(to));

        var expiring = ExpiringCertificate.For(holder, [holder], "unit-head", s_today);

        Assert.Equal(told, !expiring.IsEmpty);
        Assert.Equal(presses, expiring.Any(e => e.IsPressing));
    }

    [Fact]
    public void The_head_of_the_unit_is_told_of_everybody_there_and_of_nobody_elsewhere()
    {
        var head = Someone("head", "执法一科", Until("2029-12-31")) with { Roles = ["unit-head"] };
        Person[] people = [head, Someone("wang", "执法一科", Until("2026-03-20")), Someone("li", "执法一科", Until("2026-03-10")), Someone("zhao", "执法二科", Until("2026-03-10"))];

        Assert.Equal(["li", "wang"], ExpiringCertificate.For(head, people, "unit-head", s_today).Select(e => e.Holder.Id));
        Assert.Empty(ExpiringCertificate.For(people[3] with { Certificates = [] }, people, "unit-head", s_today).Where(e => e.Holder.Id != "zhao"));
    }

    [Fact]
    public void One_that_was_renewed_is_not_told_of()
    {
        var holder = Someone("wang", "执法一科", Until("2026-03-20")) with { Certificates = [Until("2026-03-20"), Until("2031-03-20")] };

        Assert.Empty(ExpiringCertificate.For(holder, [holder], "unit-head", s_today));
    }

    private static Certificate Until(string day) => new("enforcement", "ZF", new(2020, 1, 1), DateOnly.ParseExact(day, "yyyy-MM-dd", null));

    private static Person Someone(string id, string unit, Certificate certificate) => new(id, id, id, unit, null, ["case-officer"], [certificate]);
}
