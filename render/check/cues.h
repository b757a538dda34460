/* The words that say what a number is about: 其中, 占, 同比, 增长, 上年, 共计. */
#ifndef TUBIAO_CHECK_CUES_H
#define TUBIAO_CHECK_CUES_H

#include "check/passage.h"

/* Sets the number's role and direction from the words before it. */
void cues_set_role(struct passage *passage, size_t number, int year);

bool cue_is_share(struct span before);              /* 占, 占比, 比例 */
bool cue_is_rate(struct span before);               /* 办结率 */
bool cue_is_growth(struct span before);             /* 同比, 增长, 较上年 */
bool cue_is_previous(struct span before, int year); /* 上年, 2022年 in 2023 */
bool cue_is_total(struct span clause);              /* 共, 合计 */
/* 等, 主要: what is listed is not all. */
bool cue_is_partial(struct span text);

/* 其中, 包括, 分别为: a list begins at *end. */
bool cue_opens_list(struct span text, size_t *end);

#endif
