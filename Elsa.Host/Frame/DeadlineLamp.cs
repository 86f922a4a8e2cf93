namespace Elsa.Host.Frame;

/// <summary>How a deadline stands, as shape, word and number; the colour says nothing that they do not. Partial <c>_Lamp</c>.</summary>
/// <param name="State">Decides shape and colour.</param>
/// <param name="Amount">How many units are left (<see cref="LampState.Ample"/>, <see cref="LampState.Near"/>), or by how many it is or was late; at least 0. Not shown for paused and met.</param>
/// <param name="Unit">What the amount counts.</param>
/// <param name="Href">Where the reader learns how the date was worked out, or null.</param>
internal sealed record DeadlineLamp(LampState State, int Amount, LampUnit Unit = LampUnit.WorkingDay, string? Href = null)
{
    public string Css => $"lamp lamp-{State.ToString().ToLowerInvariant()}";

    /// <summary>Names the sentence in the resource file; English wants its singular apart, and a day of its own for today.</summary>
    public string TextKey => (State, Amount) switch
    {
        (LampState.Paused or LampState.MetInTime, _) => $"Lamp.{State}",
        (LampState.Ample or LampState.Near, 0) when Unit != LampUnit.Hour => "Lamp.DueToday",
        (LampState.Ample or LampState.Near, 1) => $"Lamp.Left.{Unit}.One",
        (LampState.Ample or LampState.Near, _) => $"Lamp.Left.{Unit}",
        (_, 1) => $"Lamp.{State}.{Unit}.One",
        _ => $"Lamp.{State}.{Unit}",
    };
}

/// <summary>Each state has its own shape: disc, triangle, square, bars, tick, cross.</summary>
internal enum LampState
{
    Ample,
    Near,
    Overdue,
    Paused,
    MetInTime,
    MetLate,
}

internal enum LampUnit
{
    WorkingDay,
    Day,
    Hour,
}
