#include "claim/claim.h"

#include "claim/align.h"
#include "claim/conflict.h"
#include "claim/point.h"
#include "claim/view.h"

void claim_build(Claims *out, Documents docs, const Lineage *lineage, Arena *arena, Arena *scratch)
{
    *out = (Claims){ 0 };
    if (docs.count < 2)
        return;
    ArenaMark mark = arena_mark(scratch);
    ClaimView *view = ARENA_NEW(scratch, ClaimView, 1);
    claim_view_build(view, docs, scratch);
    ClaimPairs pairs = { 0 };
    ClaimEdges edges = { 0 };
    claim_align(&pairs, view, scratch);
    claim_edges_find(&edges, view, &pairs, scratch);
    claim_conflict_build(out, view, &edges, lineage, arena, scratch);
    claim_point_build(out, view, &pairs, lineage, arena, scratch);
    claim_point_link(out, view, arena);
    arena_release(scratch, mark);
}
